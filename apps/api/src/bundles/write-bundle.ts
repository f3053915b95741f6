import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { type BundleManifest, bundleFormat, bundleParts, type Json, type PartFacts } from "@bailiwick/domain";
import type { FileStore } from "../storage/store.ts";
import type { WorkspaceContext } from "../workspaces/internal.ts";

/** A bundle that was written: its first line, and the id of the content with its parts. */
export type Written = { readonly envelope: string; readonly contentId: string; readonly bytes: number };

/**
 * Writes the parts of the call's workspace to the store, all of the same moment: a reader who is slow keeps no transaction
 * open. Some hundred rows are in memory at a time.
 * @param most the maximum number of bytes
 * @throws Refused with `file_too_large`
 */
export async function writeBundle(ctx: WorkspaceContext, files: FileStore, most: number): Promise<Written> {
  const parts: PartFacts[] = [];
  const { contentId, bytes } = await files.receive(Readable.from(textsOf(ctx, parts)), most);
  try {
    const manifest = await manifestOf(ctx, parts);
    const signed = JSON.parse(ctx.instance.signRecord(bundleFormat, manifest as unknown as Json)) as Json;
    return { envelope: `${JSON.stringify(signed)}\n`, contentId, bytes };
  } catch (error) {
    await files.discard(contentId);
    throw error;
  }
}

/** How many rows are read at a time. */
const batch = 200;

/** The bytes of each part after the other; `parts` says of each what it was. */
async function* textsOf({ sql }: WorkspaceContext, parts: PartFacts[]): AsyncGenerator<Buffer> {
  for (const name of bundleParts) {
    const hash = createHash("sha256");
    const facts = { rows: 0, bytes: 0 };
    await sql("SELECT authz.open_bundle_part($1)", [name]);
    for (;;) {
      const rows = await sql<{ row: string }>(`FETCH ${batch} FROM bundle_part`);
      if (rows.length === 0) break;
      const text = Buffer.from(rows.map(({ row }) => `${row}\n`).join(""));
      hash.update(text);
      facts.rows += rows.length;
      facts.bytes += text.length;
      yield text;
    }
    await sql("CLOSE bundle_part");
    parts.push({ name, rows: facts.rows, bytes: facts.bytes, sha256: hash.digest("hex") });
  }
}

type Facts = {
  readonly description: string;
  readonly timeZone: string;
  readonly locale: BundleManifest["workspace"]["locale"];
  readonly startSeq: string;
  readonly startHash: string;
  readonly seq: string;
  readonly hash: string;
};

async function manifestOf(ctx: WorkspaceContext, parts: readonly PartFacts[]): Promise<BundleManifest> {
  const { organization, workspace, blueprint, instance, now } = ctx;
  const [facts] = await ctx.sql<Facts>(
    `SELECT w.description, w.time_zone AS "timeZone", w.locale, h.cut_seq AS "startSeq", encode(h.cut_hash, 'hex') AS "startHash",
       h.seq, encode(h.hash, 'hex') AS hash
     FROM workspace w JOIN audit_head h ON h.org_id = w.org_id WHERE w.org_id = $1 AND w.id = $2`,
    [organization.id, workspace.id],
  );
  if (facts === undefined) throw new Error("the exported workspace is gone");
  const { host } = instance.publicUrl();
  const head = { seq: Number(facts.seq), hash: facts.hash };
  const { description, timeZone, locale } = facts;
  return {
    instance: instance.publicUrl().origin,
    writtenAt: now.toISOString(),
    blueprint: blueprint.key,
    organization: { id: organization.id, slug: organization.slug, name: organization.name },
    workspace: {
      id: workspace.id,
      slug: workspace.slug,
      name: workspace.name,
      description,
      timeZone,
      locale,
    },
    log: {
      whole: blueprint.topology === "flat",
      start: { seq: Number(facts.startSeq), hash: facts.startHash },
      head,
      checkpoint: instance.checkpoints.sign(host, organization.id, head),
      key: instance.checkpoints.keyOf(host, organization.id),
    },
    parts,
  };
}
