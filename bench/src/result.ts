import { type Spread, spread } from "./stats.ts";

/** The goal for a ratio, or for a figure of ours. */
export type Goal = { readonly at: "least" | "most"; readonly value: number };

/** One line of the table. */
export type Result = {
  readonly name: string;
  readonly against: string | null;
  readonly unit: string;
  readonly ours: Spread;
  readonly peer: Spread | null;
  /** Ours divided by the peer's, round by round; null without a peer. */
  readonly ratio: Spread | null;
  readonly goal: Goal | null;
  /** Null without a goal. */
  readonly reached: boolean | null;
  /** Remarks for the reader of the table. */
  readonly note?: string;
};

type Measured = Pick<Result, "name" | "unit" | "note"> & {
  /** The figures of each round. */
  readonly ours: readonly number[];
  readonly goal?: Goal;
};

function reaches(goal: Goal | undefined, value: number): boolean | null {
  if (goal === undefined) return null;
  return goal.at === "least" ? value >= goal.value : value <= goal.value;
}

/**
 * A line that compares ours with a peer's in rounds in which both took turns. Other activity affects both of a round,
 * so the ratio is computed for each round. The goal is for the ratio.
 */
export function compared(
  line: Measured & { readonly against: string; readonly peer: readonly number[] },
): Result {
  const ratio = spread(line.ours.map((value, round) => value / (line.peer[round] ?? Number.NaN)));
  const both = { ours: spread(line.ours), peer: spread(line.peer) };
  return { ...line, ...both, ratio, goal: line.goal ?? null, reached: reaches(line.goal, ratio.median) };
}

/** A line of ours alone. The goal is for the figure itself. */
export function alone(line: Measured): Result {
  const ours = spread(line.ours);
  const reached = reaches(line.goal, ours.median);
  return { ...line, ours, against: null, peer: null, ratio: null, goal: line.goal ?? null, reached };
}
