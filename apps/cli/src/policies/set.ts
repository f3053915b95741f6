import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { note, printJson, printLine } from "../output.ts";
import { inWorkspace, type NamedPlace } from "../session.ts";
import { policiesAt } from "./place.ts";

type Options = NamedPlace & {
  readonly dryRun?: boolean;
  readonly ifVersion?: string;
  readonly json?: boolean;
};

const did = { created: "Added", updated: "Edited", deleted: "Deleted" } as const;
const would = { created: "Would add", updated: "Would edit", deleted: "Would delete" } as const;

/** `bailiwick policies set`: makes a workspace's policies what a text says. */
export function set(policies: Command): void {
  inWorkspace(policies.command("set [file]"))
    .description("make the policies of a workspace what a file, or standard input, says")
    .option("--dry-run", "only print what it would change")
    .option("--if-version <version>", "only if nothing has changed since this version was read")
    .option("--json", "print JSON")
    .action(async (file: string | undefined, { dryRun, ifVersion, json, ...named }: Options) => {
      const { client, place, kind } = await policiesAt(named);
      const given = { ...place, kind: kind.key, text: await read(file), version: ifVersion };
      const { previewText, saveText } = client.resources;
      const saved = dryRun ? await previewText.mutate(given) : await saveText.mutate(given);
      if (json) return printJson(saved);
      for (const { change, title, before, after } of saved.changes) {
        const fields =
          change === "updated" ? [...new Set([...Object.keys(before), ...Object.keys(after)])] : [];
        const changed = fields.map((key) => `${key} ${valueText(before[key])} → ${valueText(after[key])}`);
        printLine(
          `${(dryRun ? would : did)[change]} ${title}${changed.length > 0 ? `: ${changed.join(", ")}` : ""}.`,
        );
      }
      if (saved.changes.length === 0) note("Nothing to change.");
    });
}

async function read(file: string | undefined): Promise<string> {
  if (file === undefined || file === "-") return text(process.stdin);
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Failure(`${file} can't be read (${error.code}).`);
  });
}

const valueText = (value: unknown) => (value === undefined ? "(empty)" : JSON.stringify(value));
