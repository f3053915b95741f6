import { allowed, type Decision, refuse } from "../refusals/refusal.ts";
import type { ApprovalRule } from "./approvals.ts";

/** How a state is colored: nothing to see, going on, well, to be looked at, wrong. */
export type StateTone = "neutral" | "progress" | "good" | "warning" | "bad";

export type KindState = { readonly key: string; readonly name: string; readonly tone: StateTone };

/** Moves a resource from one state to another; it needs the verb of its kind. */
export type KindAction = {
  readonly key: string;
  /** What the button says: "Submit". */
  readonly name: string;
  readonly verb: string;
  readonly from: readonly string[];
  readonly to: string;
  /** Set for what the engine does when a worker reports; no one else can. */
  readonly byWorker?: true;
  /** Set for what happens with the last approval that it needs. */
  readonly approvals?: ApprovalRule;
};

/** The states of a kind, and the actions between them. Nothing else changes a state. */
export type KindStates = {
  readonly all: readonly KindState[];
  /** The state of a new one. */
  readonly initial: string;
  readonly actions: readonly KindAction[];
};

/** The states of a run. A kind whose resources are runs has them as its own. */
export const runStateKeys = ["queued", "running", "done", "failed", "cancelled"] as const;
export type RunState = (typeof runStateKeys)[number];

/** The states of a kind whose resources are runs: a worker who holds `work` reports how one goes, and `cancel` ends it. */
export function runStates(): KindStates {
  return {
    all: [
      { key: "queued", name: "Queued", tone: "neutral" },
      { key: "running", name: "Running", tone: "progress" },
      { key: "done", name: "Done", tone: "good" },
      { key: "failed", name: "Failed", tone: "bad" },
      { key: "cancelled", name: "Cancelled", tone: "neutral" },
    ],
    initial: "queued",
    actions: [
      { key: "start", name: "Start", verb: "work", from: ["queued"], to: "running", byWorker: true },
      { key: "finish", name: "Finish", verb: "work", from: ["running"], to: "done", byWorker: true },
      { key: "fail", name: "Fail", verb: "work", from: ["queued", "running"], to: "failed", byWorker: true },
      { key: "cancel", name: "Cancel", verb: "cancel", from: ["queued", "running"], to: "cancelled" },
    ],
  };
}

/** The keys of the states that nothing leads out of: what is in one of them is closed. */
export function finalStates({ all, actions }: KindStates): readonly string[] {
  return all.map(({ key }) => key).filter((key) => !actions.some(({ from }) => from.includes(key)));
}

/** Whether the action is possible for a resource in this state. Who may do it is the permission's question. */
export function checkAction(states: KindStates, action: KindAction, state: string): Decision {
  if (action.from.includes(state)) return allowed;
  const nameOf = (key: string) => states.all.find((each) => each.key === key)?.name ?? key;
  return refuse("wrong_resource_state", {
    state: nameOf(state),
    action: action.name,
    names: action.from.map(nameOf),
  });
}
