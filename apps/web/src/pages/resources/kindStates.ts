import { checkAction, type KindAction, type ResourceKind } from "@bailiwick/domain";

type WithStates = Pick<ResourceKind, "states">;

/** The actions that people can take in this state. */
export function actionsFrom({ states }: WithStates, state: string | null): KindAction[] {
  if (states === null || state === null) return [];
  return states.actions.filter((action) => !action.byWorker && checkAction(states, action, state).allowed);
}

/** The verb of those who approve; undefined for a kind that needs no approvals. */
export function approvingVerb({ states }: WithStates): string | undefined {
  return states?.actions.find(({ approvals }) => approvals !== undefined)?.verb;
}

/** Whether no action leads out of the state: then moving there is asked about first. */
export function isFinal({ states }: WithStates, state: string): boolean {
  return states?.actions.every(({ from }) => !from.includes(state)) ?? true;
}
