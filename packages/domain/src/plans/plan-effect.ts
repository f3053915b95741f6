import type { Limits } from "./limits.ts";
import type { Plan } from "./plans.ts";

/**
 * How a limit changes; null is no limit. `over` is by how much current usage will exceed it: it stays, and can't grow.
 */
export type LimitChange = {
  readonly limit: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly over: number;
};

/** The effect of a change of plan. */
export type PlanEffect = {
  readonly limits: readonly LimitChange[];
  readonly gained: readonly string[];
  readonly lost: readonly string[];
};

/**
 * The effect of a change of plan (V39, V40): the limits that differ, which apply immediately, and the features that are
 * added and removed, within half a minute. `used` is how much of a limit is in use, as far as known. Nothing is
 * deleted.
 */
export function planEffect(before: Plan, after: Plan, used: Limits = {}): PlanEffect {
  const named = [...new Set([...Object.keys(before.limits), ...Object.keys(after.limits)])];
  return {
    limits: named
      .map((limit) => {
        const amount = after.limits[limit] ?? null;
        const over = amount === null ? 0 : Math.max(0, (used[limit] ?? 0) - amount);
        return { limit, before: before.limits[limit] ?? null, after: amount, over };
      })
      .filter((change) => change.before !== change.after),
    gained: after.features.filter((feature) => !before.features.includes(feature)),
    lost: before.features.filter((feature) => !after.features.includes(feature)),
  };
}
