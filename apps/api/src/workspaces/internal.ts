import type { Workspace, WorkspaceSummary } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  type ActorWorkspace,
  decideTransition,
  demand,
  demandPerson,
  type Edited,
  isInWindow,
  limitInForce,
  permissionSet,
  Refused,
  slugTaken,
  type WorkspaceFacts,
  type WorkspaceState,
} from "@bailiwick/domain";
import type { z } from "zod";
import { aboutPerson } from "../members/internal.ts";
import { peopleCount } from "../members/people.ts";
import { type OnPlan, planFacts, standardLimits } from "../plans/internal.ts";
import { demandRoomForOwners } from "../plans/owning.ts";
import type { VerbContext } from "../procedure/run.ts";

/** The context of a workspace verb. */
export type WorkspaceContext = VerbContext<{ workspace: string }>;

/** A time in wire format: ISO 8601, UTC. Null stays null. */
export function iso(at: Date): string;
export function iso(at: Date | null): string | null;
export function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** How many workspaces of the organization are active; archived ones do not count (M52). */
export async function activeWorkspaces({ sql }: Pick<Tenant, "sql">, organization: string): Promise<number> {
  const [row] = await sql<{ active: number }>("SELECT authz.active_workspaces($1) AS active", [organization]);
  return row?.active ?? 0;
}

/**
 * How many active workspaces the organization has and can have (M51-M53), null being no limit; and its plan (P21, P22).
 */
export async function workspaceRoom(ctx: OnPlan) {
  const { sql, organization, blueprint } = ctx;
  const [lifted] = await sql<{ value: number }>(
    "SELECT value FROM organization_limit WHERE org_id = $1 AND name = 'activeWorkspaces'",
    [organization.id],
  );
  const plan = await planFacts(ctx);
  return {
    activeWorkspaces: await activeWorkspaces(ctx, organization.id),
    activeLimit: limitInForce(standardLimits(blueprint, plan), "activeWorkspaces", lifted?.value),
    plan,
  };
}

/** The facts about the workspace for the lifecycle rules; read under the organization's lock for a change. */
export async function workspaceFacts(ctx: WorkspaceContext): Promise<WorkspaceFacts> {
  const { state, slug, name, isDefault } = ctx.workspace;
  return { state, slug, name, isDefault, ...(await workspaceRoom(ctx)) };
}

/** When a row was last edited, and by whom, in the form for the rule. */
export function editedOf(row: {
  readonly updatedAt: Date | null;
  readonly updatedByName: string | null;
}): Edited {
  return { at: row.updatedAt, by: row.updatedByName };
}

/** Identifies the call's workspace to Prisma. */
export function thisWorkspace({ organization, workspace }: WorkspaceContext) {
  return { orgId_id: { orgId: organization.id, id: workspace.id } };
}

/** The workspace as the target of an audit entry. */
export function workspaceTarget({ id, name }: Pick<ActorWorkspace, "id" | "name">): Act["target"] {
  return { kind: "workspace", id, name };
}

type Row = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly state: string;
  readonly isDefault: boolean;
  readonly createdAt: Date;
  readonly purgeAfter: Date | null;
};

/** The columns of {@link Row} for a statement of SQL. */
export const rowColumns =
  'id, slug, name, description, state, is_default AS "isDefault", created_at AS "createdAt", purge_after AS "purgeAfter"';

/** A row in wire format. The database's CHECK keeps the state within the domain's. */
export function summary(row: Row): z.input<typeof WorkspaceSummary> {
  const { id, slug, name, description, isDefault } = row;
  const state = row.state as WorkspaceState;
  return {
    id,
    slug,
    name,
    description,
    state,
    isDefault,
    createdAt: iso(row.createdAt),
    purgeAfter: iso(row.purgeAfter),
  };
}

/** Fully restores a deleted workspace, to the state from which it was deleted; also as the platform admin. */
export async function restoreWorkspace(ctx: WorkspaceContext): Promise<Row> {
  const prisma = await ctx.prisma();
  const where = thisWorkspace(ctx);
  const { deletedFrom, purgeAfter } = await prisma.workspace.findUniqueOrThrow({ where });
  const facts = await workspaceFacts(ctx);
  // A workspace restored as archived does not count as active (M52).
  const room = deletedFrom === "archived" ? { activeLimit: null } : {};
  demand(decideTransition(ctx.blueprint, "restore", { ...facts, ...room }));
  demand(isInWindow(purgeAfter, ctx.now));
  await demandRoomForOwners(ctx, (await planFacts(ctx)).plan);
  const restored = await prisma.workspace.update({
    where,
    data: {
      state: deletedFrom ?? "active",
      deletedFrom: null,
      deletionRequestedAt: null,
      deletionRequestedBy: null,
      purgeAfter: null,
    },
  });
  await ctx.record({
    action: "workspace.restored",
    target: workspaceTarget(restored),
    before: { state: facts.state },
    after: { state: restored.state },
  });
  await seatRestorer(ctx);
  return restored;
}

/** Makes the person who restored a workspace without an owner its owner: it was private to someone who left. */
async function seatRestorer({ sql, record, principal, blueprint }: WorkspaceContext): Promise<void> {
  const [seat] = await sql<{ taken: boolean }>("SELECT authz.seat_restorer() AS taken");
  if (seat?.taken !== true) return;
  const { id: userId, email } = demandPerson(principal);
  const target = aboutPerson({ userId, email });
  await record({ action: "member.added", target, after: { role: blueprint.owner.role } });
}

/**
 * Changes the call's workspace's slug, for its owner or for the platform admin; the old one redirects while the
 * workspace exists, so that links keep working, and stays reserved afterwards (V21, V22, C4).
 */
export async function changeSlugTo(ctx: WorkspaceContext, slug: string): Promise<void> {
  const { workspace } = ctx;
  demand(decideTransition(ctx.blueprint, "change_slug", await workspaceFacts(ctx)));
  const [change] = await ctx.sql<{ taken: boolean }>("SELECT authz.change_workspace_slug($1) AS taken", [
    slug,
  ]);
  if (change?.taken !== true) throw new Refused(slugTaken);
  await ctx.record({
    action: "workspace.slug_changed",
    target: workspaceTarget(workspace),
    before: { slug: workspace.slug },
    after: { slug },
  });
}

/** The call's current workspace, with its reader's access to it. */
export async function readWorkspace(ctx: WorkspaceContext): Promise<z.input<typeof Workspace>> {
  const { actor, organization } = ctx;
  const prisma = await ctx.prisma();
  const workspace = await prisma.workspace.findFirstOrThrow({ where: { id: ctx.workspace.id } });
  const { plan } = await prisma.organization.findFirstOrThrow({ where: { id: organization.id } });
  const [counts] = await ctx.sql<{ members: number; owners: number }>(
    `SELECT ${peopleCount} AS members, authz.owners($1, $2)::int AS owners`,
    [organization.id, workspace.id],
  );
  return {
    id: workspace.id,
    slug: workspace.slug,
    name: workspace.name,
    description: workspace.description,
    state: ctx.workspace.state,
    isDefault: workspace.isDefault,
    createdAt: iso(workspace.createdAt),
    updatedAt: iso(workspace.updatedAt),
    updatedByName: workspace.updatedByName,
    isPrivate: workspace.defaultFor !== null,
    // The database's CHECK and the contract of its changes keep it within the domain's.
    timeZone: workspace.timeZone,
    locale: workspace.locale as z.input<typeof Workspace>["locale"],
    archivedAt: iso(workspace.archivedAt),
    deletionRequestedAt: iso(workspace.deletionRequestedAt),
    purgeAfter: iso(workspace.purgeAfter),
    organization: {
      ...organization,
      blueprint: ctx.blueprint.key,
      plan,
      activeWorkspaces: await activeWorkspaces(ctx, organization.id),
    },
    memberCount: counts?.members ?? 0,
    ownerCount: counts?.owners ?? 0,
    access: {
      organizationRole: actor.organizationRole,
      workspaceRole: actor.workspaceRole,
      permissions: permissionSet.names(actor.permissions, ctx.blueprint.catalogue),
    },
  };
}
