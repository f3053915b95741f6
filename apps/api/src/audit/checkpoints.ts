import { CheckpointPage, ListCheckpoints } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { checkpointRoot } from "./checkpoint-routes.ts";

const Place = z.tuple([z.int().positive()]);

type Row = { readonly seq: string; readonly at: string; readonly note: string };

/**
 * The signed checkpoints of the organization's chain, newest first, where they are published, and one of the present end.
 * They are of the whole chain, whatever part of it the caller can read.
 */
export const checkpoints = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(ListCheckpoints)
  .output(CheckpointPage)
  .query(async ({ ctx, input: { limit, cursor } }) => {
    const before = readCursor(Place, cursor);
    const rows = await ctx.sql<Row>(
      `SELECT seq, audit.time_text(at) AS at, note FROM audit_checkpoint
       WHERE org_id = authz.org_id() AND ($1::bigint IS NULL OR seq < $1) ORDER BY seq DESC LIMIT $2`,
      [before === null ? null : before[0], limit + 1],
    );
    const [head] = await ctx.sql<{ seq: string; hash: string; at: string }>(
      `SELECT seq, encode(hash, 'hex') AS hash, audit.time_text(now()) AS at FROM audit_head WHERE org_id = authz.org_id()`,
    );
    if (head === undefined) throw new Error("the organization has no audit chain");
    const { checkpoints: signer, publicUrl } = ctx.instance;
    const { id } = ctx.organization;
    const { host } = publicUrl();
    const seq = Number(head.seq);
    const items = rows.map((row) => ({ ...row, seq: Number(row.seq) }));
    const page = pageOf(items, limit, (row) => [row.seq]);
    return {
      address: new URL(`${checkpointRoot}/${id}/${signer.addressOf(id)}`, publicUrl()).href,
      key: signer.keyOf(host, id),
      current: { seq, at: head.at, note: signer.sign(host, id, { seq, hash: head.hash }) },
      items: [...page.rows],
      nextCursor: page.nextCursor,
    };
  });
