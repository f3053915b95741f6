import type { Spread } from "./stats.ts";

/** What a ratio, or a figure of ours alone, has to be. */
export type Goal = { readonly at: "least" | "most"; readonly value: number };

/** One line of the table. */
export type Result = {
  readonly name: string;
  readonly against: string | null;
  readonly unit: string;
  readonly ours: Spread;
  readonly peer: Spread | null;
  /** Ours by the peer's; null where there is none. */
  readonly ratio: number | null;
  readonly goal: Goal | null;
  /** Null without a goal. */
  readonly reached: boolean | null;
  /** What else was seen, for the reader of the table. */
  readonly note?: string;
};

type Measured = Omit<Result, "ratio" | "reached" | "goal" | "against" | "peer"> & { readonly goal?: Goal };

function reaches(goal: Goal | undefined, value: number): boolean | null {
  if (goal === undefined) return null;
  return goal.at === "least" ? value >= goal.value : value <= goal.value;
}

/** A line that compares ours with a peer's. The goal is the ratio's. */
export function compared(line: Measured & { readonly against: string; readonly peer: Spread }): Result {
  const ratio = line.ours.median / line.peer.median;
  return { ...line, ratio, goal: line.goal ?? null, reached: reaches(line.goal, ratio) };
}

/** A line of ours alone. The goal is the figure's own. */
export function alone(line: Measured): Result {
  const reached = reaches(line.goal, line.ours.median);
  return { ...line, against: null, peer: null, ratio: null, goal: line.goal ?? null, reached };
}
