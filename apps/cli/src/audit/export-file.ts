import { hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AuditEntry } from "@bailiwick/contracts";
import {
  type ChainHead,
  type ChainVerdict,
  type AuditEntry as Entry,
  emptyChain,
  verifyChain,
  verifyChainStream,
} from "@bailiwick/domain";
import { z } from "zod";
import { Failure } from "../failure.ts";

/** The fields of an export's manifest.json that verification needs. */
const Manifest = z.object({
  organization: z.object({ id: z.uuid() }),
  /** Whether the entries are the organization's chain from first to last. */
  whole: z.boolean(),
  entries: z.object({ count: z.int().min(0) }),
  /** Where the entries begin; exports from before there was a retention begin with the first entry. */
  start: z.object({ seq: z.int().min(0), hash: z.string() }).optional(),
  head: z.object({ seq: z.int().min(0), hash: z.string() }),
});
type Manifest = z.infer<typeof Manifest>;

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

/**
 * Verifies an export offline: the entries of an NDJSON file, one per line, in ascending order. A `manifest.json` beside
 * it says where the chain has to end, and whether it is whole; in a part of a chain, each entry is verified alone.
 * `head` is the noted end of the chain, and `start` the position after which it begins, if retention removed what was before.
 * @throws Failure when the file can't be read, or contains anything but audit entries.
 */
export async function verifyFile(path: string, head?: ChainHead, start?: ChainHead): Promise<ChainVerdict> {
  const manifest = await readManifest(join(dirname(path), "manifest.json"));
  const entries = readEntries(path);
  if (manifest !== null && !manifest.whole) return verifyParts(entries, manifest);
  const end = head ?? manifest?.head;
  const begin = start ?? manifest?.start;
  return verifyChainStream(entries, sha256, {
    ...(manifest === null ? {} : { orgId: manifest.organization.id }),
    ...(begin === undefined ? {} : { start: begin }),
    ...(end === undefined ? {} : { head: end }),
  });
}

async function verifyParts(entries: AsyncIterable<Entry>, manifest: Manifest): Promise<ChainVerdict> {
  const orgId = manifest.organization.id;
  let at = emptyChain;
  let checked = 0;
  for await (const entry of entries) {
    const start = { seq: Math.max(at.seq, entry.seq - 1), hash: entry.prevHash };
    const verdict = verifyChain([entry], sha256, { orgId, start });
    if (!verdict.intact) return { ...verdict, checked };
    at = verdict.head;
    checked += 1;
  }
  if (checked !== manifest.entries.count)
    throw new Failure(
      `The export holds ${checked} entries, and its manifest says ${manifest.entries.count}.`,
    );
  return { intact: true, checked, head: at };
}

async function readManifest(path: string): Promise<Manifest | null> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw unreadable(path, error);
  });
  if (text === null) return null;
  const manifest = Manifest.safeParse(parse(text));
  if (!manifest.success) throw new Failure(`${path} is not the manifest of an export.`);
  return manifest.data;
}

/** The entries of an NDJSON file, in its order. @throws Failure when it can't be read, or contains anything else */
export async function* readEntries(path: string): AsyncGenerator<Entry> {
  let line = 0;
  for await (const text of readLines(path)) {
    line += 1;
    if (text === "") continue;
    const entry = AuditEntry.safeParse(parse(text));
    if (!entry.success) throw new Failure(`Line ${line} of ${path} is not an audit entry.`);
    yield entry.data;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Only a line feed ends a line of NDJSON: `readline` would also split at separators inside texts. */
async function* readLines(path: string): AsyncGenerator<string> {
  let rest = "";
  try {
    for await (const chunk of createReadStream(path, { encoding: "utf8" })) {
      const lines = `${rest}${chunk}`.split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  if (rest !== "") yield rest;
}

function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error && "code" in error)) return error;
  return new Failure(
    error.code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read (${error.code}).`,
  );
}
