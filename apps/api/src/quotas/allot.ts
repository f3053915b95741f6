import { AllotQuota, Quota } from "@bailiwick/contracts";
import { type Allotment, canAllot, demand, limitOfMeter, Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import {
  aboutMeter,
  aimAtMeter,
  currentQuota,
  type InQuota,
  meterOf,
  openQuota,
  quotaOf,
} from "./internal.ts";

/**
 * Allots a quota of the organization to its workspaces (S37, S40), effective with this commit. What runs meanwhile waits for
 * its row alone.
 */
export const allot = procedure("quota:allot", "quota.allotted")
  .input(AllotQuota, { aim: aimAtMeter })
  .output(Quota)
  .mutation(async ({ ctx, input }) => {
    const meter = meterOf(ctx, input.meter);
    const limit = limitOfMeter(ctx.blueprint.limits, meter);
    const { startsAt, granted, allotted } = await openQuota(ctx, meter);
    const asked = await readAllotments(ctx, meter.key, startsAt, input.allotments);
    const change = asked.reduce((sum, { amount, before }) => sum + (amount ?? 0) - (before ?? 0), 0);
    demand(canAllot(limit, granted, asked, { before: allotted, after: allotted + change }));

    const changed = asked.filter(({ amount, before }) => amount !== before);
    await ctx.sql(
      `INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, actor_kind, actor_id)
       SELECT authz.org_id(), $1, $2, a.place, 'allot', a.amount, authz.actor_kind(), authz.actor_id()
       FROM unnest($3::uuid[], $4::bigint[]) a (place, amount)`,
      [meter.key, startsAt, changed.map(({ id }) => id), changed.map(({ amount }) => amount)],
    );
    const told = (side: "before" | "amount") =>
      Object.fromEntries(changed.map((each) => [each.workspace, each[side]]));
    await ctx.record({
      action: "quota.allotted",
      target: aboutMeter(meter),
      before: told("before"),
      after: told("amount"),
    });
    return quotaOf(ctx, meter, await currentQuota(ctx, meter));
  });

type Asked = Allotment & { readonly id: string; readonly before: number | null };
type Given = readonly { readonly workspace: string; readonly amount: number | null }[];

/** @throws Refused with `NOT_FOUND` for a workspace that is not one of the organization's, or is named twice */
async function readAllotments(
  { sql }: InQuota,
  meter: string,
  startsAt: Date,
  given: Given,
): Promise<Asked[]> {
  const rows = await sql<{
    ref: string;
    id: string;
    slug: string;
    allotted: number | null;
    taken: number;
  }>(
    `SELECT g.ref, w.id, w.slug, b.allotted::float8 AS allotted, coalesce(b.reserved + b.used, 0)::float8 AS taken
     FROM unnest($3::text[]) g (ref)
     JOIN workspace w ON w.org_id = authz.org_id() AND (w.slug = g.ref OR w.id::text = g.ref)
     LEFT JOIN quota_balance b ON b.org_id = w.org_id AND b.meter = $1 AND b.starts_at = $2 AND b.place = w.id`,
    [meter, startsAt, given.map(({ workspace }) => workspace)],
  );
  const byRef = new Map(rows.map((row) => [row.ref, row]));
  const asked = given.map(({ workspace, amount }, at) => {
    const row = byRef.get(workspace);
    if (row === undefined) {
      throw new Refused(refuse("no_such_workspace", {}, `allotments.${at}.workspace`));
    }
    const { id, slug, allotted, taken } = row;
    return { id, workspace: slug, amount, before: allotted, taken };
  });
  if (new Set(asked.map(({ id }) => id)).size < asked.length) {
    throw new Refused(refuse("workspace_twice", {}, "allotments"));
  }
  return asked;
}
