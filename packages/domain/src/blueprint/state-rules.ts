import type { FieldSpec } from "../resources/fields.ts";
import { type KindStates, runStates } from "../resources/states.ts";
import { faults, isKey, type Rule, repeated } from "./blueprint-rule.ts";
import { operationOf, runVerbOf } from "./resource-kinds.ts";

const statesFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap(({ key, volume, verbs, states, connects }) => {
    if (states === null) return [];
    const keys = states.all.map((state) => state.key);
    const actions = states.actions.map((action) => action.key);
    // The states of a kind that connects follow from when one reported.
    const unreachable = connects === undefined ? keys.filter((state) => !reachable(states).has(state)) : [];
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

/** A run has its own states, which a kind whose resources are runs shares; a worker sets only what nothing else depends on. */
const runsFit: Rule = ({ resourceKinds }) =>
  resourceKinds.flatMap((kind) => {
    const { key, volume, verbs, fields, states, title } = kind;
    const starting = Object.keys(verbs).filter((verb) => verbs[verb]?.runs !== undefined);
    const run = runVerbOf(kind);
    if (run === undefined) return [];
    const field = (wanted: string) => fields.find((each) => each.key === wanted);
    return [
      ...faults(
        [starting.length > 1, `several verbs of ${key} start runs`],
        [volume === "many", `${key} has runs, which records have not`],
        [verbs.work === undefined, `${key} has runs, and no verb work for those who report on them`],
        [
          run.creates && courseOf(states) !== courseOf(runStates()),
          `the resources of ${key} are runs, and have other states`,
        ],
      ),
      ...run.spec.reports.flatMap((report) =>
        faults([
          !isReportable(field(report), title),
          `${key}:${run.key} lets a worker set ${report}, which is no plain field of it`,
        ]),
      ),
      ...faults([
        run.spec.progress !== undefined && field(run.spec.progress)?.type !== "number",
        `${key}:${run.key} shows its progress in ${run.spec.progress}, which is no number`,
      ]),
    ];
  });

/** What there is of states without their names, which languages differ in. */
function courseOf(states: KindStates | null): string {
  return JSON.stringify([
    states?.initial,
    states?.all.map(({ key }) => key),
    states?.actions.map(({ key, verb, from, to, byWorker }) => [key, verb, from, to, byWorker]),
  ]);
}

/** Whether a worker can set the field: other rows and the title of the resource do not depend on it. */
function isReportable(field: FieldSpec | undefined, title: string | null): boolean {
  if (field === undefined || field.unique || field.key === title) return false;
  return !["reference", "person", "secret"].includes(field.type);
}

/** The rules for the states of a blueprint's kinds and for their runs. */
export const stateRules: readonly Rule[] = [statesFit, runsFit];
