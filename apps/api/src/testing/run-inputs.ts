import { randomUUID } from "node:crypto";
import { type Blueprint, runVerbOf } from "@bailiwick/domain";
import type { TestApi } from "./api.ts";
import type { Sample } from "./sample.ts";
import type { Place } from "./stage.ts";

const kindWithRuns = ({ resourceKinds }: Blueprint) =>
  resourceKinds.find((kind) => runVerbOf(kind) !== undefined);

/** Of a kind that has runs; of one that does not exist where none has. */
const ofKind = ({ workspace, blueprint }: Place) => ({
  workspace,
  kind: kindWithRuns(blueprint)?.key ?? "scan",
});
const ofRun = (place: Place) => ({ ...ofKind(place), run: place.run.id });
const report = (place: Place) => ({ ...ofRun(place), lease: place.run.lease });

/** The part of `inputs` about runs. */
export const runInputs: Readonly<Record<string, Sample>> = {
  "runs.list": ofKind,
  "runs.start": (place) => ({ ...ofKind(place), resource: place.resource }),
  "runs.cancel": ofRun,
  "runs.claim": ofKind,
  "runs.heartbeat": (place) => ({ ...report(place), progress: 40 }),
  "runs.finish": report,
  "runs.fail": (place) => ({ ...report(place), error: "The host does not answer." }),
};

/**
 * Adds a run that a worker claimed, directly, where the blueprint has a kind with runs.
 * @param parent a resource of the blueprint's sample kind, below which the run's resource stands if its kind has a parent
 */
export async function addRun(
  { owner }: TestApi,
  blueprint: Blueprint,
  { org, workspace }: { readonly org: string; readonly workspace: string },
  parent: string,
): Promise<{ readonly id: string; readonly lease: string }> {
  const run = { id: randomUUID(), lease: randomUUID() };
  const kind = kindWithRuns(blueprint);
  if (kind === undefined) return run;
  const root = kind.parent === null ? run.id : parent;
  if (kind.parent === null) {
    await owner.query("INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, $4)", [
      org,
      root,
      workspace,
      kind.key,
    ]);
  }
  await owner.query(
    `INSERT INTO resource (org_id, id, root_id, parent_id, kind, state, title, fields)
     VALUES ($1, $2, $3, $4, $5, $6, 'running', '{}')`,
    [org, run.id, root, kind.parent === null ? null : parent, kind.key, kind.states?.initial ?? null],
  );
  for (const { key } of blueprint.meters) {
    await owner.query(
      `INSERT INTO quota_period (org_id, meter, starts_at, ends_at) VALUES ($1, $2, 'epoch', 'infinity')
       ON CONFLICT DO NOTHING`,
      [org, key],
    );
  }
  await owner.query(
    `INSERT INTO run (org_id, id, resource_id, kind, verb, state, place, requested_by_kind, requested_by_name, attempts,
       claimed_by_kind, lease, leased_until)
     VALUES ($1, $2, $2, $3, $4, 'running', $5, 'system', 'Test', 1, 'system', $6, 'infinity')`,
    [org, run.id, kind.key, runVerbOf(kind)?.key, workspace, run.lease],
  );
  return run;
}
