import { CorrectedQuota, CorrectQuota } from "@bailiwick/contracts";
import { canCorrect, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutMeter, aimAtMeter, meterOf } from "./internal.ts";

/**
 * Corrects what was recorded as used in a workspace's current period, with a reason that stays in the ledger. Above a limit it
 * is what was used all the same, and nothing more can be.
 */
export const correct = procedure("platform:correct_quota", "quota.corrected")
  .input(CorrectQuota, { aim: aimAtMeter })
  .output(CorrectedQuota)
  .mutation(async ({ ctx, input: { meter: key, amount, reason } }) => {
    const meter = meterOf(ctx, key);
    const used = async (given: string | null) => {
      const [row] = await ctx.sql<{ used: number | null }>(
        "SELECT authz.correct_quota($1, $2, $3)::float8 AS used",
        [meter.key, amount, given],
      );
      return row?.used ?? null;
    };
    const before = await used(null);
    demand(canCorrect(before, amount));
    const after = (await used(reason)) ?? 0;
    await ctx.record({
      action: "quota.corrected",
      target: aboutMeter(meter),
      before: { used: before },
      after: { used: after, reason },
    });
    return { meter: meter.key, used: after };
  });
