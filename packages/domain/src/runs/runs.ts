import type { RunSpec } from "../blueprint/resource-kinds.ts";
import { allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { type ReadValues, readValues } from "../resources/field-set.ts";
import type { FieldSpec } from "../resources/fields.ts";
import type { RunState } from "../resources/states.ts";

/** How long a worker has before it must say that it still works, in seconds. */
export const leaseSeconds = { least: 10, most: 3_600, initial: 60 } as const;

/** As often a run is given to a worker; after that many lost ones it fails. */
export const maxAttempts = 5;

/** Whether a run has come to its end. */
export const hasEnded = (state: RunState): boolean => state !== "queued" && state !== "running";

/** A run as a worker's report finds it. `lease` is the current one. */
export type RunFacts = { readonly state: RunState; readonly lease: string | null };

/**
 * Can the worker with this lease report on the run? Not once it was cancelled, and not after its lease ran out and another
 * worker took over.
 */
export function canReport({ state, lease }: RunFacts, given: string): Decision {
  if (state === "cancelled") return refuse("run_cancelled");
  if (state !== "running" || lease !== given) return refuse("lease_lost");
  return allowed;
}

/** Can the run be cancelled? Only before its end. */
export function canCancelRun({ state }: Pick<RunFacts, "state">): Decision {
  return hasEnded(state) ? refuse("run_ended") : allowed;
}

/** Reads what a worker reports: values of the fields that the verb names, and how far the run is. Nothing is emptied. */
export function readReport(
  { reports, progress: into }: RunSpec,
  fields: readonly FieldSpec[],
  given: Readonly<Record<string, unknown>>,
  progress: number | undefined,
): ReadValues {
  const read = readValues(
    fields.filter(({ key }) => reports.includes(key)),
    {},
    given,
  );
  if (!read.allowed || progress === undefined || into === undefined) return read;
  return { allowed: true, values: { ...read.values, [into]: progress } };
}
