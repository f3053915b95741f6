import type { Tenant } from "@bailiwick/db";
import { type Blueprint, canOwnAnother, demand, limitInForce, planLimits } from "@bailiwick/domain";
import type { VerbContext } from "../procedure/run.ts";
import type { OnPlan } from "./internal.ts";

export type Asking = Pick<Tenant, "sql"> & Pick<VerbContext<unknown>, "instance" | "actor">;

/**
 * How many workspaces a person owns on a plan, and the limit that the platform admin set for them; counted under a
 * lock.
 */
export async function ownedOnPlan(
  { sql }: Pick<Tenant, "sql">,
  blueprint: Blueprint,
  plan: string,
  person: string,
) {
  const [row] = await sql<{ owned: number; lifted: number | null }>(
    "SELECT owned, lifted FROM authz.owned_on_plan($1, $2, $3, 'workspacesPerUser')",
    [person, blueprint.key, plan],
  );
  return { owned: row?.owned ?? 0, lifted: row?.lifted ?? null };
}

/**
 * Refuses if one of these people would own more workspaces on the plan than it allows (V57, V58). Checked for every way
 * to come to own one: created, assigned, joined, restored, or put on this plan.
 */
export async function demandRoomToOwn(
  ctx: Asking,
  blueprint: Blueprint,
  plan: string,
  people: readonly string[],
): Promise<void> {
  const { mode } = ctx.instance;
  if (limitInForce(planLimits(blueprint, plan, mode), "workspacesPerUser") === null) return;
  // In a fixed order, for the locks of two such calls.
  for (const id of people.toSorted()) {
    const facts = { plan, mode, ...(await ownedOnPlan(ctx, blueprint, plan, id)) };
    demand(canOwnAnother(blueprint, facts, id === ctx.actor.id ? "yourself" : "another"));
  }
}

/**
 * Like {@link demandRoomToOwn}, for everyone who owns the workspace of the call's organization, which is about to be on
 * this plan.
 */
export async function demandRoomForOwners(ctx: Asking & OnPlan, plan: string): Promise<void> {
  if (ctx.blueprint.topology !== "flat") return;
  const owners = await ctx.sql<{ id: string }>("SELECT id FROM authz.owners_here() id");
  await demandRoomToOwn(
    ctx,
    ctx.blueprint,
    plan,
    owners.map(({ id }) => id),
  );
}
