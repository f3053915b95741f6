import { ReportedUsage, ReportUsage } from "@bailiwick/contracts";
import { canConsume, demand, Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutMeter, aimAtMeter, currentQuota, meterOf, openQuota, quotaOf } from "../quotas/internal.ts";

/**
 * Counts consumption that happened elsewhere against the workspace's quota. A hard limit refuses what is above it, so a
 * program reports before it lets happen what it meters. A repeated id counts once.
 */
export const report = procedure("usage:report", "usage.reported")
  .input(ReportUsage, { aim: aimAtMeter })
  .output(ReportedUsage)
  .mutation(async ({ ctx, input }) => {
    const meter = meterOf(ctx, input.meter);
    const [before] = await ctx.sql<{ amount: number }>(
      `SELECT amount::float8 AS amount FROM quota_entry
       WHERE org_id = authz.org_id() AND place = $1 AND meter = $2 AND reported = $3`,
      [ctx.workspace.id, meter.key, input.id],
    );
    if (before !== undefined) {
      if (before.amount !== input.amount) throw new Refused(refuse("usage_reported", {}, "id"));
      return { repeated: true, quota: quotaOf(ctx, meter, await currentQuota(ctx, meter)) };
    }
    const current = await openQuota(ctx, meter);
    demand(canConsume(meter, ctx.blueprint.limits, current, input.amount));
    await ctx.sql(
      `INSERT INTO quota_entry (org_id, meter, starts_at, place, kind, amount, reported, actor_kind, actor_id)
       VALUES (authz.org_id(), $1, $2, $3, 'use', $4, $5, authz.actor_kind(), authz.actor_id())`,
      [meter.key, current.startsAt, ctx.workspace.id, input.amount, input.id],
    );
    await ctx.record({
      action: "usage.reported",
      target: aboutMeter(meter),
      after: { amount: input.amount, id: input.id },
    });
    return { repeated: false, quota: quotaOf(ctx, meter, await currentQuota(ctx, meter)) };
  });
