import type { Goal, Result } from "../result.ts";
import type { Spread } from "../stats.ts";

/** Three significant digits. */
export function figure(value: number): string {
  if (value >= 1_000) return Math.round(value).toLocaleString("en");
  return String(Number(value.toPrecision(3)));
}

export function range({ median, min, max }: Spread): string {
  return min === max ? figure(median) : `${figure(median)} (${figure(min)}–${figure(max)})`;
}

/** A goal in the notation of the design's speed table. */
export function goalOf({ goal, peer, unit }: Pick<Result, "goal" | "peer" | "unit">): string {
  if (goal === null) return "";
  const sign = goal.at === "least" ? "≥" : "≤";
  return `${sign} ${figure(goal.value)} ${peer === null ? unit : "×"}`;
}

/** By how much a goal is missed, as a share of it. */
export function missedBy(goal: Goal, value: number): string {
  const share = goal.at === "least" ? 1 - value / goal.value : value / goal.value - 1;
  return `${Math.round(share * 100)} %`;
}

/** The value of a line: its ratio, or its figure if there is no peer. */
export function outcome({ goal, reached, ratio, ours }: Result): string {
  if (goal === null) return "";
  return reached ? "yes" : `missed by ${missedBy(goal, (ratio ?? ours).median)}`;
}
