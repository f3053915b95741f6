import { hash } from "node:crypto";
import { AuditVerdict, VerifyAudit } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import { type ChainHead, emptyChain, verifyChain } from "@bailiwick/domain";
import type { VerbContext } from "../procedure/run.ts";
import { procedure } from "../procedure/trpc.ts";
import { type EntryRow, entryColumns, entryOf } from "./internal.ts";

/** The number of entries in memory at a time, however long the chain is. */
const batch = 2_000;

const sha256 = (bytes: Uint8Array) => hash("sha256", bytes, "hex");

/** The maximum number of entries per call, so that the reader of a long log sees progress. */
const maxChecked = 100_000;

/**
 * Verifies the chain of an organization, from the organization or one of its workspaces (M16): each entry, their order,
 * and the end; optionally from a head that an earlier call checked.
 */
export const verify = procedure({ workspace: "audit:read", organization: "organization_audit:read" })
  .input(VerifyAudit)
  .output(AuditVerdict)
  .query(async ({ ctx, input: { after: asked = emptyChain, kept = null } }) => {
    const { start, head: end, beyond } = await readHead(ctx, ctx.organization.id);
    const after = asked.seq < start.seq ? start : asked;
    const walked = await walk(ctx, { after, end, beyond, kept });
    const { verdict, checked } = walked;
    if (!verdict.intact) {
      const { seq, reason, message } = verdict;
      return {
        intact: false,
        entries: checked,
        start,
        head: after,
        end,
        kept: null,
        fault: { seq, reason, message },
      };
    }
    return { intact: true, entries: checked, start, head: verdict.head, end, kept: walked.kept, fault: null };
  });

/**
 * Where the stored chain begins and ends, and whether there are entries beyond it; in one statement, because others keep writing.
 * A missing head counts as an empty chain's.
 */
async function readHead({ sql }: Pick<Tenant, "sql">, organization: string) {
  const [row] = await sql<{
    seq: string | null;
    hash: string | null;
    cutSeq: string | null;
    cutHash: string | null;
    beyond: boolean;
  }>(
    `SELECT h.seq, encode(h.hash, 'hex') AS hash, h.cut_seq AS "cutSeq", encode(h.cut_hash, 'hex') AS "cutHash", EXISTS (SELECT FROM audit.chain(coalesce(h.seq, 0), 1)) AS beyond
     FROM (SELECT $1::uuid AS org_id) o LEFT JOIN audit_head h USING (org_id)`,
    [organization],
  );
  const head = positionOf(row?.seq, row?.hash);
  const start = positionOf(row?.cutSeq, row?.cutHash);
  return { start, head, beyond: row?.beyond ?? false };
}

function positionOf(seq: string | null | undefined, hash: string | null | undefined): ChainHead {
  return seq == null || hash == null ? emptyChain : { seq: Number(seq), hash };
}

type Checking = Pick<VerbContext<{ organization: string }>, "sql" | "organization">;
type Walk = {
  readonly after: ChainHead;
  readonly end: ChainHead;
  readonly beyond: boolean;
  readonly kept: ChainHead | null;
};

/**
 * Verifies batch after batch, up to the head or the maximum per call; past the head only if there were entries already,
 * which breaks the chain. Also finds out whether the chain includes the kept head.
 */
async function walk({ sql, organization }: Checking, { after, end, beyond, kept }: Walk) {
  const last = beyond ? Number.MAX_SAFE_INTEGER : end.seq;
  let at = after;
  let checked = 0;
  let through: "same" | "other" | null = kept !== null && kept.seq === 0 ? "same" : null;
  if (kept !== null && kept.seq === after.seq && kept.hash !== after.hash) through = "other";
  for (;;) {
    const rows = await sql<EntryRow>(
      `SELECT ${entryColumns} FROM audit.chain($1, $2) WHERE seq <= $3 ORDER BY seq`,
      [at.seq, batch, last],
    );
    const isEnd = rows.length < batch;
    const expected = { start: at, orgId: organization.id, ...(isEnd ? { head: end } : {}) };
    const entries = rows.map(entryOf);
    const verdict = verifyChain(entries, sha256, expected);
    checked += verdict.checked;
    if (!verdict.intact) return { verdict, checked, kept: null };
    const met = entries.find(({ seq }) => seq === kept?.seq);
    if (met !== undefined) through = met.hash === kept?.hash ? "same" : "other";
    // A head beyond the end refers to entries that are gone.
    if (isEnd && kept !== null && kept.seq > verdict.head.seq) through = "other";
    if (isEnd || checked >= maxChecked) return { verdict, checked, kept: through };
    at = verdict.head;
  }
}
