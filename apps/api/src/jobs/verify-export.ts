import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type AuditEntry, verifyChain, verifyChainStream } from "@bailiwick/domain";
import type { Manifest, StoredFile } from "./cold-store.ts";

/** What is wrong with an export. */
export class BadExport extends Error {}

/**
 * Reads an export back from disk and verifies it: each file against the manifest; each audit entry against its own
 * hash; and, for a whole chain, that nothing is missing between its first entry and its head.
 * @returns the manifest
 * @throws BadExport, or whatever reading throws
 */
export async function verifyExport(folder: string): Promise<Manifest> {
  const manifest: Manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
  for (const [name, expected] of Object.entries(manifest.files)) {
    await verifyFile(join(folder, name), expected);
  }
  const entries = readEntries(join(folder, "audit.ndjson"));
  const count = manifest.whole ? await verifyWhole(entries, manifest) : await verifyEach(entries, manifest);
  if (count !== manifest.entries.count) {
    throw new BadExport(`The export holds ${count} entries and not ${manifest.entries.count}.`);
  }
  return manifest;
}

async function verifyFile(path: string, expected: StoredFile): Promise<void> {
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    digest.update(chunk);
    bytes += chunk.length;
  }
  if (bytes !== expected.bytes || digest.digest("hex") !== expected.sha256) {
    throw new BadExport(`${path} is not what its manifest says.`);
  }
}

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

async function verifyWhole(entries: AsyncIterable<AuditEntry>, { organization, start, head }: Manifest) {
  const verdict = await verifyChainStream(entries, sha256, { orgId: organization.id, start, head });
  if (!verdict.intact) throw new BadExport(verdict.message);
  return verdict.checked;
}

/** In a part of a chain, each entry is verified alone; entries in between are elsewhere. */
async function verifyEach(entries: AsyncIterable<AuditEntry>, { organization, workspace }: Manifest) {
  let count = 0;
  let last = 0;
  for await (const entry of entries) {
    const start = { seq: entry.seq - 1, hash: entry.prevHash };
    const verdict = verifyChain([entry], sha256, { orgId: organization.id, start });
    if (!verdict.intact) throw new BadExport(verdict.message);
    if (entry.seq <= last || entry.workspaceId !== workspace?.id) {
      throw new BadExport(`Entry ${entry.seq} does not belong here.`);
    }
    last = entry.seq;
    count += 1;
  }
  return count;
}

/** The lines of an NDJSON file. Only a line feed ends one: its texts can contain other line separators. */
async function* readEntries(path: string): AsyncGenerator<AuditEntry> {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8" })) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
  if (rest !== "") throw new BadExport("The last line of the export is cut off.");
}
