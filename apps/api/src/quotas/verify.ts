import { VerifiedQuotas, VerifyQuotas } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";

type Fault = {
  readonly meter: string;
  readonly startsAt: Date;
  readonly place: string;
  readonly balance: string;
  readonly sum: string;
};

/**
 * Adds up the ledger and compares it with the balances, of the organization with all its workspaces or of one workspace. The
 * last grant and the last allotment of a place hold; what is reserved and used is the sum.
 */
export const verify = procedure({ workspace: "usage:read", organization: "quota:read" })
  .input(VerifyQuotas)
  .output(VerifiedQuotas)
  .query(async ({ ctx }) => {
    const [counted] = await ctx.sql<{ entries: number }>(
      `SELECT count(*)::int AS entries FROM quota_entry
       WHERE org_id = authz.org_id() AND ($1::uuid IS NULL OR place = $1)`,
      [ctx.workspace?.id ?? null],
    );
    const faults = await ctx.sql<Fault>(
      `WITH own AS (
         SELECT meter, starts_at, place,
           (array_agg(amount ORDER BY id DESC) FILTER (WHERE kind = 'grant'))[1] AS granted,
           (array_agg(amount ORDER BY id DESC) FILTER (WHERE kind = 'allot'))[1] AS allotted,
           coalesce(sum(CASE kind WHEN 'reserve' THEN amount WHEN 'settle' THEN -amount WHEN 'release' THEN -amount END), 0) AS reserved,
           coalesce(sum(amount) FILTER (WHERE kind IN ('settle', 'use', 'correct')), 0) AS used
         FROM quota_entry WHERE org_id = authz.org_id() GROUP BY meter, starts_at, place
       ), totals AS (
         SELECT meter, starts_at, authz.org_id() AS place,
           max(granted) FILTER (WHERE place = authz.org_id()) AS granted,
           sum(allotted) FILTER (WHERE place <> authz.org_id()) AS allotted, sum(reserved) AS reserved, sum(used) AS used
         FROM own GROUP BY meter, starts_at
       ), sums AS (
         SELECT * FROM own WHERE place <> authz.org_id() AND ($1::uuid IS NULL OR place = $1)
         UNION ALL SELECT * FROM totals WHERE $1::uuid IS NULL
       ), kept AS (
         SELECT * FROM quota_balance WHERE org_id = authz.org_id() AND ($1::uuid IS NULL OR place = $1)
       )
       SELECT meter, starts_at AS "startsAt", place,
         concat_ws(' ', b.granted, '|', b.allotted, '|', b.reserved, b.used) AS balance,
         concat_ws(' ', s.granted, '|', s.allotted, '|', s.reserved, s.used) AS sum
       FROM kept b FULL JOIN sums s USING (meter, starts_at, place)
       WHERE (b.granted, b.allotted, b.reserved, b.used) IS DISTINCT FROM (s.granted, s.allotted, s.reserved, s.used)
       ORDER BY meter, starts_at, place LIMIT 100`,
      [ctx.workspace?.id ?? null],
    );
    return {
      entries: counted?.entries ?? 0,
      faults: faults.map((fault) => ({ ...fault, startsAt: iso(fault.startsAt) })),
    };
  });
