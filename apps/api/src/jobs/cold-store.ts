import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ChainHead } from "@bailiwick/domain";
import type { ClientBase } from "pg";
import { type EntryRow, entryColumns, entryOf } from "../audit/internal.ts";

/** A file of an export, as listed in its manifest. */
export type StoredFile = { readonly sha256: string; readonly bytes: number };

/** The content of an export. `whole` is whether its entries are the organization's chain from `start` to `head`. */
export type Manifest = {
  readonly format: "bailiwick.cold.v1";
  readonly exportedAt: string;
  readonly organization: Subject;
  readonly workspace: Subject | null;
  readonly whole: boolean;
  readonly entries: { readonly count: number; readonly first: number | null; readonly last: number | null };
  /** The position after which the chain begins: that up to which retention removed it before. */
  readonly start: ChainHead;
  /** The end of the organization's chain, including the entry about the purge; for retention, of what it removes. */
  readonly head: ChainHead;
  /** The number of appended records in it. */
  readonly records: number;
  /** Only retention writes records. */
  readonly files: Readonly<Record<"audit.ndjson" | "snapshot.json", StoredFile>> & {
    readonly "records.ndjson"?: StoredFile;
  };
};

export type Subject = { readonly id: string; readonly slug: string; readonly name: string };

/** What to export: what the purge removes, as JSON text, and whose audit entries. */
export type Removal = Pick<Manifest, "organization" | "workspace" | "whole"> & {
  readonly snapshot: string;
  /** The end of what retention removes of the chain; without it, the export goes on to the chain's end. */
  readonly end?: ChainHead;
  /** Appended records that are removed, as lines of JSON. */
  readonly records?: AsyncIterable<readonly string[]>;
};

/** The number of entries in memory at a time, however many there are. */
const batch = 1_000;

/**
 * Writes an export into `<store>/<slug>-<id of the organization>/<time>-…`: the audit entries as NDJSON in wire format,
 * the snapshot, appended records as NDJSON, and a manifest. It appears under its name only once all of it is on disk.
 * @param client the purge's open transaction, which holds the organization's lock
 * @returns the export's folder
 */
export async function writeExport(client: ClientBase, store: string, removal: Removal): Promise<string> {
  const { organization, workspace, end } = removal;
  const { exportedAt, start, head } = await readPlace(client, organization.id);
  const of =
    end !== undefined ? "retention" : workspace === null ? "organization" : `workspace-${workspace.slug}`;
  const folder = join(
    store,
    `${organization.slug}-${organization.id}`,
    `${exportedAt.replace(/[-:]/g, "")}-${of}`,
  );
  const unfinished = `${folder}.unfinished`;
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    await fill(client, unfinished, { ...removal, exportedAt, start, head: end ?? head });
    await rename(unfinished, folder);
  } catch (error) {
    await discard(unfinished);
    throw error;
  }
  for (const path of [dirname(folder), store, dirname(store)]) await flushFolder(path);
  return folder;
}

/** Removes an export that nothing depends on: its content was not purged. */
export async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

type Contents = Removal & Pick<Manifest, "exportedAt" | "start" | "head">;

async function fill(
  client: ClientBase,
  folder: string,
  { snapshot, end: _, records: taken, ...contents }: Contents,
): Promise<void> {
  const { organization, workspace, whole, head } = contents;
  const entries = { count: 0, first: null as number | null, last: null as number | null };
  async function* lines() {
    const of = whole ? null : (workspace?.id ?? null);
    for await (const rows of readEntries(client, organization.id, of, head.seq)) {
      entries.count += rows.length;
      entries.first ??= rows[0]?.seq ?? null;
      entries.last = rows.at(-1)?.seq ?? entries.last;
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    }
  }
  let records = 0;
  async function* recordLines(of: NonNullable<Removal["records"]>) {
    for await (const rows of of) {
      records += rows.length;
      yield rows.map((row) => `${row}\n`).join("");
    }
  }
  const files = {
    "audit.ndjson": await writeFile(join(folder, "audit.ndjson"), lines()),
    "snapshot.json": await writeFile(join(folder, "snapshot.json"), [snapshot]),
    ...(taken && { "records.ndjson": await writeFile(join(folder, "records.ndjson"), recordLines(taken)) }),
  };
  const manifest: Manifest = { format: "bailiwick.cold.v1", ...contents, entries, records, files };
  await writeFile(join(folder, "manifest.json"), [`${JSON.stringify(manifest, null, 2)}\n`]);
  await flushFolder(folder);
}

/** The time by the database's clock, and where the organization's chain begins and ends. */
async function readPlace(client: ClientBase, organization: string) {
  const { rows } = await client.query<{
    at: string;
    seq: string;
    hash: string;
    cutSeq: string;
    cutHash: string;
  }>(
    `SELECT audit.time_text(now()) AS at, seq, encode(hash, 'hex') AS hash, cut_seq AS "cutSeq",
       encode(cut_hash, 'hex') AS "cutHash" FROM audit_head WHERE org_id = $1`,
    [organization],
  );
  const [row] = rows;
  if (row === undefined) throw new Error("the organization has no audit chain");
  const start = { seq: Number(row.cutSeq), hash: row.cutHash };
  return { exportedAt: row.at, start, head: { seq: Number(row.seq), hash: row.hash } };
}

/** Through a database cursor: one plan and one pass, regardless of the table's statistics. */
async function* readEntries(
  client: ClientBase,
  organization: string,
  workspace: string | null,
  last: number,
) {
  await client.query(
    `DECLARE entries NO SCROLL CURSOR FOR SELECT ${entryColumns} FROM audit_entry
     WHERE org_id = $1 AND ($2::uuid IS NULL OR workspace_id = $2) AND seq <= $3 ORDER BY seq`,
    [organization, workspace, last],
  );
  for (;;) {
    const { rows } = await client.query<EntryRow>(`FETCH ${batch} FROM entries`);
    if (rows.length > 0) yield rows.map(entryOf);
    if (rows.length < batch) break;
  }
  await client.query("CLOSE entries");
}

/** Writes a new file and syncs it to disk. */
async function writeFile(
  path: string,
  chunks: Iterable<string> | AsyncIterable<string>,
): Promise<StoredFile> {
  const file = await open(path, "w", 0o600);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of chunks) {
      const data = Buffer.from(chunk);
      hash.update(data);
      bytes += data.length;
      await file.writeFile(data);
    }
    await file.sync();
    return { sha256: hash.digest("hex"), bytes };
  } finally {
    await file.close();
  }
}

/** A new name in a folder survives a power failure only once the folder itself is synced. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
