import { BeatenRun, BeatRun } from "@bailiwick/contracts";
import { Refused, refusedByDatabase } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { iso } from "../workspaces/internal.ts";
import { aboutRun, aimAtRun, reportOf } from "./internal.ts";

/**
 * Extends the worker's lease and shows how far it is. The log has the values that it reports, and an attempt that is refused;
 * a sign of life alone is gone with the next one.
 */
export const heartbeat = procedure({ kind: "work" }, "run.reported")
  .input(BeatRun, { aim: aimAtRun })
  .output(BeatenRun)
  .mutation(async ({ ctx, input }) => {
    const { row, values } = await reportOf(ctx, input);
    const [beaten] = await ctx.sql<{ leasedUntil: Date | null }>(
      `UPDATE run SET leased_until = clock_timestamp() + make_interval(secs => $2), progress = coalesce($3, progress),
         report = coalesce(report, '{}') || $4
       WHERE org_id = authz.org_id() AND id = $1 RETURNING leased_until AS "leasedUntil"`,
      [row.id, input.leaseSeconds, input.progress ?? null, JSON.stringify(values)],
    );
    if (beaten?.leasedUntil == null) throw new Refused(refusedByDatabase);
    if (Object.keys(input.fields).length > 0) {
      await ctx.record({ action: "run.reported", target: aboutRun(row), after: { run: row.id, ...values } });
    }
    return { leasedUntil: iso(beaten.leasedUntil) };
  });
