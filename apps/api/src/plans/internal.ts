import type { OrganizationPlan } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import {
  type Blueprint,
  canChangePlan,
  demand,
  type Limits,
  type LimitWords,
  type PlanFacts,
  planFeatures,
  planLimits,
  planOf,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { InOrganizationContext } from "../organizations/internal.ts";
import type { InstanceSettings } from "../procedure/context.ts";
import { type Asking, demandRoomForOwners, demandRoomToOwn } from "./owning.ts";

/** The part of a verb's context that identifies the plan: any verb about an organization or a workspace has it. */
export type OnPlan = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly blueprint: Blueprint;
  readonly instance: Pick<InstanceSettings, "mode">;
};

/** The plan of the call's organization, as the rules need it. */
export async function planFacts({ sql, organization, instance }: OnPlan): Promise<PlanFacts> {
  const [row] = await sql<{ plan: string }>("SELECT plan FROM organization WHERE id = $1", [organization.id]);
  if (row === undefined) throw new Error("the organization that was entered is gone");
  return { plan: row.plan, mode: instance.mode };
}

/** The limits of an organization before any is lifted: its kind's and its plan's. */
export function standardLimits(blueprint: Blueprint, { plan, mode }: PlanFacts): Limits {
  return { ...blueprint.organizationLimits, ...planLimits(blueprint, plan, mode) };
}

/** Every limit that an organization of this kind can have: those in plans, and the blueprint's own. */
export function possibleLimits(blueprint: Blueprint): readonly LimitWords[] {
  const named = [blueprint.organizationLimits, ...blueprint.plans.map(({ limits }) => limits)];
  const declared = new Set(blueprint.limits.map(({ key }) => key));
  return blueprint.everyLimit.filter(
    ({ key }) => declared.has(key) || named.some((limits) => limits[key] !== undefined),
  );
}

/** The limits of the call's organization: the standard amount of each, and the effective one; null is no limit. */
export async function readLimits(ctx: OnPlan): Promise<z.input<typeof OrganizationPlan>["limits"]> {
  const rows = await ctx.sql<{ name: string; value: number }>(
    "SELECT name, value FROM organization_limit WHERE org_id = $1",
    [ctx.organization.id],
  );
  const lifted = new Map(rows.map(({ name, value }) => [name, value]));
  const standards = standardLimits(ctx.blueprint, await planFacts(ctx));
  return possibleLimits(ctx.blueprint).map(({ key }) => ({
    name: key,
    standard: standards[key] ?? null,
    value: lifted.get(key) ?? standards[key] ?? null,
  }));
}

/** The effective amount of one limit: what the platform admin lifted, else the plan's or the kind's; null for none. */
export async function effectiveLimit(ctx: OnPlan, name: string): Promise<number | null> {
  const [lifted] = await ctx.sql<{ value: number }>(
    "SELECT value FROM organization_limit WHERE org_id = authz.org_id() AND name = $1",
    [name],
  );
  return lifted?.value ?? standardLimits(ctx.blueprint, await planFacts(ctx))[name] ?? null;
}

/** Those that can be lifted for the organization; a per-user limit is lifted for the person (V58). */
export async function liftableLimits(ctx: OnPlan) {
  const persons = ctx.blueprint.everyLimit.filter(({ per }) => per === "user").map(({ key }) => key);
  return (await readLimits(ctx)).filter(({ name }) => !persons.includes(name));
}

/** The plan of the call's organization with its limits, their usage, and its features. */
export async function readPlan(ctx: InOrganizationContext): Promise<z.input<typeof OrganizationPlan>> {
  const { blueprint } = ctx;
  const [row] = await ctx.sql<{ pending: boolean; features: string[] }>(
    `SELECT o.plan_pending AS pending,
       ARRAY(SELECT f.feature FROM organization_feature f WHERE f.org_id = o.id) AS features
     FROM organization o WHERE o.id = $1`,
    [ctx.organization.id],
  );
  const facts = await planFacts(ctx);
  const wanted = planFeatures(blueprint, facts.plan, facts.mode);
  const offered = blueprint.everyFeature.filter(({ key }) =>
    blueprint.plans.some(({ features }) => features.includes(key)),
  );
  const limits = await readLimits(ctx);
  return {
    plan: facts.plan,
    blueprint: blueprint.key,
    pending: row?.pending === true,
    limits,
    usage: await readUsage(
      ctx,
      limits.map(({ name }) => name),
    ),
    features: offered.map(({ key }) => ({
      name: key,
      wanted: wanted.includes(key),
      inForce: row?.features.includes(key) === true,
    })),
  };
}

type Usage = z.input<typeof OrganizationPlan>["usage"];
type Seats = { id: string; slug: string; name: string; members: number; pending: number };

type Values = Omit<Seats, "members" | "pending"> & { used: number };

/** The maximum number of workspaces whose usage is reported separately. */
const maxWorkspaces = 100;

/** The usage of the limits, as far as it can be counted: seats and what kinds count by workspace, and workspaces. */
async function readUsage(
  { sql, organization, blueprint }: OnPlan,
  limits: readonly string[],
): Promise<Usage> {
  const usage: Usage = [];
  if (limits.includes("members")) {
    const seats = await sql<Seats>(
      `SELECT w.id, w.slug, w.name, s.members, s.pending FROM workspace w, authz.seats_in(w.id) s
       WHERE w.org_id = $1 AND w.state <> 'pending_deletion' ORDER BY w.sort_name, w.id LIMIT ${maxWorkspaces}`,
      [organization.id],
    );
    for (const { members, pending, ...workspace } of seats) {
      usage.push({ limit: "members", workspace, used: members, pending });
    }
  }
  if (limits.includes("activeWorkspaces")) {
    const [row] = await sql<{ used: number }>("SELECT authz.active_workspaces($1) AS used", [
      organization.id,
    ]);
    usage.push({ limit: "activeWorkspaces", workspace: null, used: row?.used ?? 0, pending: 0 });
  }
  for (const { key, counts } of blueprint.resourceKinds) {
    if (counts === undefined || !limits.includes(counts.limit)) continue;
    const values = await sql<Values>(
      `SELECT id, slug, name, used FROM authz.distinct_values($1, $2) LIMIT ${maxWorkspaces}`,
      [key, counts.distinct],
    );
    for (const { used, ...workspace } of values) {
      usage.push({ limit: counts.limit, workspace, used, pending: 0 });
    }
  }
  return usage;
}

/** Refuses if this person would own more than they can with a workspace of the call's organization; see owning.ts. */
export async function demandRoomFor(ctx: Asking & OnPlan, userId: string): Promise<void> {
  const { plan } = await planFacts(ctx);
  await demandRoomToOwn(ctx, ctx.blueprint, plan, [userId]);
}

/**
 * Puts the call's organization on a different plan, for its people or for the platform admin (V35, V38, V51). The
 * limits apply from this commit (V39); the features follow in a job (V40). Nothing is deleted: what exceeds a limit
 * stays.
 */
export async function changePlanTo(ctx: InOrganizationContext, plan: string): Promise<void> {
  const before = await planFacts(ctx);
  demand(canChangePlan(ctx.actor, before.plan, plan));
  await demandRoomForOwners(ctx, plan);
  await ctx.sql("UPDATE organization SET plan = $2, plan_pending = true WHERE id = $1", [
    ctx.organization.id,
    plan,
  ]);
  await ctx.record({
    action: "organization.plan_changed",
    target: { kind: "plan", id: plan, name: planOf(ctx.blueprint.plans, plan)?.name ?? plan },
    before: { plan: before.plan },
    after: { plan },
  });
}
