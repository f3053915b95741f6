import { allowed, type Decision, refuse } from "../refusals/refusal.ts";

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
};

/** The states of a kind, and the actions between them. Nothing else changes a state. */
export type KindStates = {
  readonly all: readonly KindState[];
  /** The state of a new one. */
  readonly initial: string;
  readonly actions: readonly KindAction[];
};

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
