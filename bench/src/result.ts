import { type Spread, spread } from "./stats.ts";

/** What a ratio, or a figure of ours alone, has to be. */
export type Goal = { readonly at: "least" | "most"; readonly value: number };

/** One line of the table. */
export type Result = {
  readonly name: string;
  readonly against: string | null;
  readonly unit: string;
  readonly ours: Spread;
  readonly peer: Spread | null;
  /** Ours by the peer's, round by round; null where there is none. */
  readonly ratio: Spread | null;
  readonly goal: Goal | null;
  /** Null without a goal. */
  readonly reached: boolean | null;
  /** What else was seen, for the reader of the table. */
  readonly note?: string;
};

type Measured = Pick<Result, "name" | "unit" | "note"> & {
  /** What each round gave. */
  readonly ours: readonly number[];
  readonly goal?: Goal;
};

function reaches(goal: Goal | undefined, value: number): boolean | null {
  if (goal === undefined) return null;
  return goal.at === "least" ? value >= goal.value : value <= goal.value;
}

/**
 * A line that compares ours with a peer's in rounds in which both took turns. What else goes on meets both of a round, so
 * the ratio is each round's own. The goal is the ratio's.
 */
export function compared(
  line: Measured & { readonly against: string; readonly peer: readonly number[] },
): Result {
  const ratio = spread(line.ours.map((value, round) => value / (line.peer[round] ?? Number.NaN)));
  const both = { ours: spread(line.ours), peer: spread(line.peer) };
  return { ...line, ...both, ratio, goal: line.goal ?? null, reached: reaches(line.goal, ratio.median) };
}

/** A line of ours alone. The goal is the figure's own. */
export function alone(line: Measured): Result {
  const ours = spread(line.ours);
  const reached = reaches(line.goal, ours.median);
  return { ...line, ours, against: null, peer: null, ratio: null, goal: line.goal ?? null, reached };
}
