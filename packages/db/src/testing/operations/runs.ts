import {
  type Actor,
  type Blueprint,
  can,
  cancelVerbOf,
  type ResourceKind,
  runVerbOf,
} from "@bailiwick/domain";
import type { Tenant } from "../../tenant/tenant.ts";
import { type Operation, type Stage, touched } from "./operation.ts";

/** Whether the actor holds these verbs of the kind, and `read`, without which a statement can't name a row. */
const holds =
  (kind: ResourceKind, ...verbs: (string | undefined)[]) =>
  (actor: Actor) =>
    ["read", ...verbs].every((verb) => can(actor, `${kind.key}:${verb}`).allowed);

/** By which the stage's resources name the one of the kind with a run that waits for a worker. */
export const queuedKey = ({ key }: Pick<ResourceKind, "key">) => `queued ${key}`;

/** What can be tried with the runs of each kind that has some, in any state. */
export function runsOfKinds({ resourceKinds, meters }: Blueprint): Operation[] {
  return resourceKinds.flatMap((kind): Operation[] => {
    const run = runVerbOf(kind);
    if (run === undefined) return [];
    const permission = `${kind.key}:${run.key}` as const;
    const isMetered = meters.some(({ verbs }) => verbs.includes(permission));
    const start = async (tenant: Pick<Tenant, "sql">, stage: Stage, resource: string | undefined) => {
      await tenant.sql(
        `INSERT INTO run (org_id, id, resource_id, kind, verb, place, requested_by_kind, requested_by, requested_by_name)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, authz.actor_kind(), authz.actor_id(), 'Walker')`,
        [stage.org, resource, kind.key, run.key, stage.workspace],
      );
      return 1;
    };
    const update = (tenant: Pick<Tenant, "sql">, stage: Stage, assignment: string, where: string) =>
      touched(tenant, `UPDATE run SET ${assignment} WHERE org_id = $1 AND resource_id = $2 AND ${where}`, [
        stage.org,
        stage.resources[queuedKey(kind)]?.id,
      ]);
    return [
      {
        title: `INSERT a run of a ${kind.key}${isMetered ? ", which is metered" : ""}`,
        permission,
        attempt: (tenant, stage) => start(tenant, stage, stage.resources[kind.key]?.id),
        expected: holds(kind, run.key),
      },
      {
        title: `INSERT a run of a ${kind.key} of the neighboring workspace`,
        permission,
        attempt: (tenant, stage) => start(tenant, stage, stage.nextDoor[kind.key]),
        expected: () => false,
      },
      {
        title: `UPDATE a run of a ${kind.key} to running`,
        permission: `${kind.key}:work`,
        attempt: (tenant, stage) =>
          update(
            tenant,
            stage,
            `state = 'running', lease = gen_random_uuid(), leased_until = now() + interval '1 minute',
             claimed_by_kind = authz.actor_kind(), claimed_by = authz.actor_id()`,
            "state = 'queued'",
          ),
        expected: holds(kind, "work"),
      },
      {
        title: `UPDATE a run of a ${kind.key} to cancelled`,
        permission: `${kind.key}:${cancelVerbOf(kind)}`,
        attempt: (tenant, stage) =>
          update(tenant, stage, "state = 'cancelled', finished_at = now()", "state = 'queued'"),
        expected: holds(kind, cancelVerbOf(kind)),
      },
    ];
  });
}
