import { ListUsage, Usage } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { meterOf } from "../quotas/internal.ts";

/** What the workspace, or the whole organization, consumed on each of the last days, in the organization's time zone. */
export const list = procedure({ workspace: "usage:read", organization: "quota:read" })
  .input(ListUsage)
  .output(Usage)
  .query(async ({ ctx, input }) => {
    const meter = meterOf(ctx, input.meter);
    const days = await ctx.sql<{ day: string; used: number }>(
      `SELECT to_char((e.at AT TIME ZONE o.time_zone)::date, 'YYYY-MM-DD') AS day, sum(e.amount)::float8 AS used
       FROM quota_entry e JOIN organization o ON o.id = e.org_id
       WHERE e.org_id = authz.org_id() AND e.meter = $1 AND e.kind IN ('settle', 'use')
         AND ($2::uuid IS NULL OR e.place = $2) AND e.at >= now() - make_interval(days => $3)
       GROUP BY 1 ORDER BY 1`,
      [meter.key, ctx.workspace?.id ?? null, input.days],
    );
    return { days };
  });
