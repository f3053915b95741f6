import { hash } from "node:crypto";
import { AuditVerdict, VerifyAudit } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import { type ChainHead, type ChainVerdict, emptyChain, verifyChain } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { type EntryRow, entryColumns, entryOf } from "./internal.ts";

/** Entries that are in memory at a time, however long the chain is. */
const batch = 2_000;

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

/** Verifies the whole chain of an organization, from it or from one of its workspaces (M16): each entry, their order, and where it ends. */
export const verify = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(VerifyAudit)
  .output(AuditVerdict)
  .query(async ({ ctx }) => {
    const { head, beyond } = await readHead(ctx, ctx.organization.id);
    const verdict = await walk(ctx, ctx.organization.id, head, beyond);
    const fault = verdict.intact
      ? null
      : { seq: verdict.seq, reason: verdict.reason, message: verdict.message };
    return { intact: verdict.intact, entries: verdict.checked, head, fault };
  });

/**
 * The end of the chain as it is kept beside it, and whether entries lie beyond it: both in one statement, as others go
 * on writing meanwhile. A head that is gone counts as that of an empty chain.
 */
async function readHead({ sql }: Pick<Tenant, "sql">, organization: string) {
  const [row] = await sql<{ seq: string | null; hash: string | null; beyond: boolean }>(
    `SELECT h.seq, encode(h.hash, 'hex') AS hash, EXISTS (SELECT FROM audit.chain(coalesce(h.seq, 0), 1)) AS beyond
     FROM (SELECT $1::uuid AS org_id) o LEFT JOIN audit_head h USING (org_id)`,
    [organization],
  );
  const head: ChainHead =
    row === undefined || row.seq === null || row.hash === null
      ? emptyChain
      : { seq: Number(row.seq), hash: row.hash };
  return { head, beyond: row?.beyond ?? false };
}

/** Verifies batch after batch up to the head; past it only when entries lay there already, which breaks the chain. */
async function walk(
  { sql }: Pick<Tenant, "sql">,
  orgId: string,
  head: ChainHead,
  beyond: boolean,
): Promise<ChainVerdict> {
  const end = beyond ? Number.MAX_SAFE_INTEGER : head.seq;
  let at = emptyChain;
  let checked = 0;
  for (;;) {
    const rows = await sql<EntryRow>(
      `SELECT ${entryColumns} FROM audit.chain($1, $2) WHERE seq <= $3 ORDER BY seq`,
      [at.seq, batch, end],
    );
    const last = rows.length < batch;
    const expected = { start: at, orgId, ...(last ? { head } : {}) };
    const verdict = verifyChain(rows.map(entryOf), sha256, expected);
    checked += verdict.checked;
    if (!verdict.intact || last) return { ...verdict, checked };
    at = verdict.head;
  }
}
