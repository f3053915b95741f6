import type { KindStates } from "../resources/states.ts";
import { faults, isKey, type Rule, repeated } from "./blueprint-rule.ts";
import { operationOf } from "./resource-kinds.ts";

const statesFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key, volume, verbs, states }) => {
    if (states === null) return [];
    const keys = states.all.map((state) => state.key);
    const actions = states.actions.map((action) => action.key);
    const unreachable = keys.filter((state) => !reachable(states).has(state));
    return [
      ...faults(
        [volume === "many", `${key} has states, which no one changes where there are many`],
        [!keys.includes(states.initial), `${key} begins as ${states.initial}, which is not a state`],
      ),
      ...repeated(keys).map((state) => `${key} has the state ${state} twice`),
      ...repeated(actions).map((action) => `${key} has the action ${action} twice`),
      ...keys
        .concat(actions)
        .filter((each) => !isKey(each))
        .map((each) => `${key} has ${each}, which is not lower-case words with underscores`),
      ...states.actions.flatMap(({ key: action, verb, from, to, byWorker }) =>
        faults(
          [
            byWorker !== true && verbs[verb] !== undefined && operationOf(verb, verbs[verb]) !== "update",
            `the action ${action} of ${key} needs the verb ${verb}, which doesn't change existing rows`,
          ],
          [
            verbs[verb] === undefined,
            `the action ${action} of ${key} needs the verb ${verb}, which it lacks`,
          ],
          [from.length === 0, `the action ${action} of ${key} starts in no state`],
          [from.includes(to), `the action ${action} of ${key} ends where it starts`],
          [
            [...from, to].some((state) => !keys.includes(state)),
            `the action ${action} of ${key} names a state that it lacks`,
          ],
        ),
      ),
      ...unreachable.map((state) => `no action leads ${key} to ${state}`),
    ];
  });

/** The states that a new one can come to. */
function reachable({ initial, actions }: KindStates): ReadonlySet<string> {
  const found = new Set([initial]);
  // A set's iteration goes on with what is added meanwhile.
  for (const state of found) {
    for (const { from, to } of actions) if (from.includes(state)) found.add(to);
  }
  return found;
}

/** The rules for the states of a blueprint's kinds. */
export const stateRules: readonly Rule[] = [statesFit];
