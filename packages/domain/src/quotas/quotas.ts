import { permission } from "../access/decide.ts";
import { inWords } from "../plans/counted.ts";
import type { DeclaredLimit } from "../plans/limits.ts";
import type { Meter } from "../plans/meters.ts";
import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** The permissions to see usage, to report it, and to see and allot the quotas of an organization. */
export const quotaPermissions = {
  readUsage: permission("usage:read"),
  reportUsage: permission("usage:report"),
  read: permission("quota:read"),
  allot: permission("quota:allot"),
} as const;

/** What is in use of a quota in one period: what runs that have not ended hold, and what is consumed. In whole units. */
export type Use = { readonly reserved: number; readonly used: number };

/** A quota in one period, as it concerns one workspace. */
export type QuotaFacts = {
  /** What the limit counts: the workspace's own use, or that of the whole organization. */
  readonly total: Use;
  /** The effective limit; null for none. */
  readonly granted: number | null;
  /** Whether the organization has allotted its total to its workspaces (S46). */
  readonly allots: boolean;
  readonly workspace: Use & {
    /** Null where it has no allotment: nothing, once the organization allots (S38). */
    readonly allotted: number | null;
  };
};

/** The limit that a meter counts against. @throws RangeError if the blueprint declares none of this name */
export function limitOfMeter(
  limits: readonly DeclaredLimit[],
  { limit }: Pick<Meter, "limit">,
): DeclaredLimit {
  const declared = limits.find(({ key }) => key === limit);
  if (declared === undefined) throw new RangeError(`no limit ${limit}`);
  return declared;
}

const taken = ({ reserved, used }: Use): number => reserved + used;

/** How much more the workspace can consume in this period; null for as much as it wants. Never below zero. */
export function leftOf({ total, granted, allots, workspace }: QuotaFacts): number | null {
  const ofTotal = granted === null ? null : granted - taken(total);
  const ofAllotment = allots ? (workspace.allotted ?? 0) - taken(workspace) : null;
  const least = [ofTotal, ofAllotment].filter((left) => left !== null);
  return least.length === 0 ? null : Math.max(0, Math.min(...least));
}

/**
 * Can the workspace consume `amount` more (S38)? Never above its allotment, never above the total. A soft limit refuses
 * nothing.
 */
export function canConsume(
  meter: Meter,
  limits: readonly DeclaredLimit[],
  facts: QuotaFacts,
  amount: number,
): Decision {
  const limit = limitOfMeter(limits, meter);
  const left = leftOf(facts);
  if (!limit.hard || left === null || amount <= left) return allowed;
  const { allots, workspace, granted } = facts;
  if (allots && (workspace.allotted ?? 0) - taken(workspace) < amount) {
    return refuse("allotment_reached", {
      meter: meter.key,
      amount: workspace.allotted ?? 0,
      name: meter.name,
    });
  }
  const sentence = inWords(limit.reached, granted ?? 0, () => "{amount}");
  return refuse("limit_reached", { limit: limit.key, amount: granted ?? 0, sentence });
}

/** A new allotment of a workspace, and what it already consumed; null for none. */
export type Allotment = {
  readonly workspace: string;
  readonly amount: number | null;
  readonly taken: number;
};

/**
 * Can these allotments be made (S37, S40)? None below what its workspace has in use, and together not above the total; where
 * a smaller plan left them above it, they can only shrink.
 * @param sums what all workspaces of the organization have together, before and after
 */
export function canAllot(
  limit: DeclaredLimit,
  granted: number | null,
  allotments: readonly Allotment[],
  sums: { readonly before: number; readonly after: number },
): Decision {
  if (limit.per !== "organization") return refuse("not_allotted", {}, "meter");
  if (granted === null) return refuse("nothing_to_allot", {}, "meter");
  for (const [at, { amount, taken: inUse }] of allotments.entries()) {
    if (amount !== null && amount < inUse) {
      return refuse("allotment_below_use", { amount: inUse }, `allotments.${at}.amount`);
    }
  }
  const grows = sums.after > sums.before;
  if (sums.after <= granted || !grows) return allowed;
  return refuse("allotments_above_total", { amount: granted, sum: sums.after }, "allotments");
}

/**
 * Can the recorded use be corrected by this amount? Never to less than nothing, and only in a period in which something was
 * recorded.
 * @param used in the current period; null where nothing is recorded yet
 */
export function canCorrect(used: number | null, amount: number): Decision {
  if (used === null) return refuse("nothing_to_correct", {}, "meter");
  return used + amount < 0 ? refuse("correction_below_zero", { amount: used }, "amount") : allowed;
}

/** At which part of a quota people are warned, in percent, once a period (S39). */
export const warningLevels = [80, 100] as const;
export type WarningLevel = (typeof warningLevels)[number];

/**
 * The highest level that this use has come to; null below the first, and where there is no limit.
 * @param ceiling what the use is measured against
 */
export function warningLevel(use: Use, ceiling: number | null): WarningLevel | null {
  if (ceiling === null) return null;
  return warningLevels.findLast((level) => 100 * taken(use) >= level * ceiling && taken(use) > 0) ?? null;
}

/** What the use of a workspace is measured against: its allotment or the limit; null for no limit. */
export function ceilingOf({ granted, allots, workspace }: QuotaFacts): number | null {
  return allots ? (workspace.allotted ?? 0) : granted;
}

/** The use that is measured against {@link ceilingOf}. */
export function measuredUse({ total, allots, workspace }: QuotaFacts): Use {
  return allots ? workspace : total;
}
