import { randomUUID } from "node:crypto";
import {
  canConsume,
  demand,
  principalName,
  Refused,
  type ResourceKind,
  type RunVerb,
  refuse,
} from "@bailiwick/domain";
import { openQuota } from "../quotas/internal.ts";
import type { InPlace } from "../resources/internal.ts";

/**
 * Queues a run about a resource and reserves its quota, in the commit of the call (S38).
 * @returns its id
 * @throws Refused with `LIMIT_REACHED` where the quota is used up, and with `CONFLICT` where a run about it has not ended
 */
export async function startRun(
  ctx: InPlace,
  kind: ResourceKind,
  verb: RunVerb,
  resource: string,
): Promise<string> {
  if (!verb.creates && (await isGoing(ctx, resource))) throw new Refused(refuse("run_going", {}, "resource"));
  const name = `${kind.key}:${verb.key}`;
  const meter = ctx.blueprint.meters.find(({ verbs }) => verbs.includes(name));
  if (meter !== undefined) {
    demand(canConsume(meter, ctx.blueprint.limits, await openQuota(ctx, meter), 1));
  }
  const id = randomUUID();
  await ctx.sql(
    `INSERT INTO run (org_id, id, resource_id, kind, verb, place, requested_by_kind, requested_by, requested_by_name)
     VALUES (authz.org_id(), $1, $2, $3, $4, authz.workspace_id(), authz.actor_kind(), authz.actor_id(), $5)`,
    [id, resource, kind.key, verb.key, principalName(ctx.principal).name],
  );
  return id;
}

/** Whether a run about the resource is queued or running; of one at a time, an index takes care too. */
async function isGoing({ sql }: InPlace, resource: string): Promise<boolean> {
  const rows = await sql(
    "SELECT FROM run WHERE org_id = authz.org_id() AND resource_id = $1 AND state IN ('queued', 'running')",
    [resource],
  );
  return rows.length > 0;
}
