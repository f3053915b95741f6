import type { WorkspaceSummary } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  type ActorWorkspace,
  type Blueprint,
  decideTransition,
  demand,
  limitInForce,
  type WorkspaceFacts,
  type WorkspaceState,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { VerbContext } from "../run.ts";

/** What a verb about one workspace gets. */
export type InWorkspaceContext = VerbContext<{ workspace: string }>;

/** A moment as the wire has it: ISO 8601, UTC. Null stays null. */
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

type InOrganization = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly blueprint: Blueprint;
};

/** How many active workspaces the organization has and may have (M51-M53); null is no limit. */
export async function workspaceRoom({ sql, organization, blueprint }: InOrganization) {
  const [lifted] = await sql<{ value: number }>(
    "SELECT value FROM organization_limit WHERE org_id = $1 AND name = 'activeWorkspaces'",
    [organization.id],
  );
  return {
    activeWorkspaces: await activeWorkspaces({ sql }, organization.id),
    activeLimit: limitInForce(blueprint.organizationLimits, "activeWorkspaces", lifted?.value),
  };
}

/** What the rules of the lifecycle ask of the workspace; read under the organization's lock when a change asks. */
export async function workspaceFacts(ctx: InWorkspaceContext): Promise<WorkspaceFacts> {
  const { state, slug, name, isDefault } = ctx.workspace;
  return { state, slug, name, isDefault, ...(await workspaceRoom(ctx)) };
}

/** Names the call's workspace to Prisma. */
export function thisWorkspace({ organization, workspace }: InWorkspaceContext) {
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

/** A row as the wire has it. The database's CHECK keeps the state within the domain's. */
export function summary(row: Row): z.input<typeof WorkspaceSummary> {
  const { id, slug, name, description, isDefault } = row;
  const state = row.state as WorkspaceState;
  return {
    ...{ id, slug, name, description, state, isDefault },
    createdAt: iso(row.createdAt),
    purgeAfter: iso(row.purgeAfter),
  };
}

/** Brings a deleted workspace back whole, to the state from which it was deleted; the platform's door does it too. */
export async function restoreWorkspace(ctx: InWorkspaceContext): Promise<Row> {
  const prisma = await ctx.prisma();
  const where = thisWorkspace(ctx);
  const { deletedFrom } = await prisma.workspace.findUniqueOrThrow({ where });
  const facts = await workspaceFacts(ctx);
  // What comes back archived takes no room among the active ones (M52).
  const room = deletedFrom === "archived" ? { activeLimit: null } : {};
  demand(decideTransition(ctx.blueprint, "restore", { ...facts, ...room }));
  const restored = await prisma.workspace.update({
    where,
    data: {
      state: deletedFrom ?? "active",
      ...{ deletedFrom: null, deletionRequestedAt: null, deletionRequestedBy: null, purgeAfter: null },
    },
  });
  await ctx.record({
    action: "workspace.restored",
    target: workspaceTarget(restored),
    before: { state: facts.state },
    after: { state: restored.state },
  });
  return restored;
}
