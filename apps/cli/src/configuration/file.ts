import { readFile, stat } from "node:fs/promises";
import type { Inputs } from "@bailiwick/client";
import { isMap, parseDocument, stringify } from "yaml";
import { Failure } from "../failure.ts";

/** What a settings file says, and of which place. */
export type SettingsFile = Inputs["configuration"]["plan"];

/** The only version of the format that there is. */
const version = 1;

/** In bytes: what the instance accepts in one call. */
const maxSize = 250_000;

/** How often the anchors of a file can be repeated, so that a short file is not a long one. */
const maxAliases = 100;

/**
 * Reads a settings file in YAML 1.2. What its sections say is checked by the instance.
 * @throws Failure with a sentence for one that is missing, too large, no YAML or of another version, that has a key twice or
 * anchors that grow, and that names no place or two
 */
export async function readSettings(path: string): Promise<SettingsFile> {
  const fail = (why: string): never => {
    throw new Failure(`${path}: ${why}`);
  };
  const about = await stat(path).catch(() => fail("There is no such file."));
  if (about.size > maxSize) return fail(`It is larger than ${maxSize / 1_000} kB.`);
  const document = parseDocument(await readFile(path, "utf8"), { uniqueKeys: true });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) return fail(fault.message.split("\n")[0] ?? "");
  if (!isMap(document.contents)) return fail("It is not a settings file.");
  let content: Record<string, unknown>;
  try {
    content = document.toJS({ maxAliasCount: maxAliases });
  } catch {
    return fail("It repeats its anchors too often.");
  }
  const { version: written, workspace, organization, ...file } = content;
  if (written !== version) return fail(`It is not of version ${version}.`);
  if ((workspace === undefined) === (organization === undefined))
    return fail("It has to name a workspace or an organization, and not both.");
  const place = workspace === undefined ? { organization } : { workspace };
  return { ...place, file } as SettingsFile;
}

/** A settings file as text. */
export function writtenSettings({ file, ...place }: SettingsFile): string {
  return stringify({ version, ...place, ...file }, { lineWidth: 0, aliasDuplicateObjects: false });
}
