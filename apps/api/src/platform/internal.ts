import type { PlatformOrganization, PlatformWorkspace } from "@bailiwick/contracts";
import { keptRole, type OrganizationState, type WorkspaceState } from "@bailiwick/domain";
import type { z } from "zod";
import {
  type InOrganizationContext,
  type OrganizationMemberRow,
  organizationMemberColumns,
  organizationMemberOf,
} from "../organizations/internal.ts";
import { iso, type WorkspaceContext } from "../workspaces/internal.ts";

export type OrganizationRow = {
  id: string;
  slug: string;
  name: string;
  blueprint: string;
  plan: string;
  state: OrganizationState;
  created_at: Date;
  purge_after: Date | null;
  workspaces: number;
  ownerless: number;
  pending_deletion: number;
};

/** An organization as the platform admin sees it. */
export function organizationOf(row: OrganizationRow): z.input<typeof PlatformOrganization> {
  const { id, slug, name, blueprint, plan, state } = row;
  return {
    id,
    slug,
    name,
    blueprint,
    plan,
    state,
    createdAt: iso(row.created_at),
    purgeAfter: iso(row.purge_after),
    workspaces: row.workspaces,
    ownerless: row.ownerless,
    pendingDeletion: row.pending_deletion,
  };
}

/** The current organization as the platform admin sees it. */
export async function readOrganization({
  sql,
  organization,
}: Pick<InOrganizationContext, "sql" | "organization">) {
  const [row] = await sql<OrganizationRow>(
    `SELECT o.id, o.slug, o.name, o.blueprint, o.plan, o.state, o.created_at, o.purge_after, count(w.id)::int AS workspaces,
       (count(*) FILTER (WHERE authz.owners(o.id, w.id) = 0 AND w.id IS NOT NULL))::int AS ownerless,
       (count(*) FILTER (WHERE w.state = 'pending_deletion'))::int AS pending_deletion
     FROM organization o LEFT JOIN workspace w ON w.org_id = o.id WHERE o.id = $1
     GROUP BY o.id, o.slug, o.name, o.blueprint, o.plan, o.state, o.created_at, o.purge_after`,
    [organization.id],
  );
  if (row === undefined) throw new Error("the organization that was entered is gone");
  return organizationOf(row);
}

type WorkspaceRow = {
  id: string;
  slug: string;
  name: string;
  state: WorkspaceState;
  is_default: boolean;
  purge_after: Date | null;
  owners: number;
};

/** The organization's workspaces as the platform admin sees them, by name; only `workspace` if given. */
export async function readWorkspaces(
  { sql, organization }: InOrganizationContext,
  workspace: string | null = null,
): Promise<z.input<typeof PlatformWorkspace>[]> {
  const rows = await sql<WorkspaceRow>(
    `SELECT id, slug, name, state, is_default, purge_after, authz.owners(org_id, id)::int AS owners
     FROM workspace WHERE org_id = $1 AND ($2::uuid IS NULL OR id = $2) ORDER BY sort_name, id`,
    [organization.id, workspace],
  );
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    state: row.state,
    isDefault: row.is_default,
    purgeAfter: iso(row.purge_after),
    ownerCount: row.owners,
  }));
}

/** The call's current workspace as the platform admin sees it. */
export async function readWorkspace(ctx: WorkspaceContext): Promise<z.input<typeof PlatformWorkspace>> {
  const [workspace] = await readWorkspaces({ ...ctx, workspace: null }, ctx.workspace.id);
  if (workspace === undefined) throw new Error("the workspace that was entered is gone");
  return workspace;
}

/** Gives a person of the call's organization a different role in it, without an end. */
export async function giveOrganizationRole(
  { sql, organization }: InOrganizationContext,
  userId: string,
  role: string,
): Promise<void> {
  await sql("UPDATE organization_member SET role = $3, ends_at = NULL WHERE org_id = $1 AND user_id = $2", [
    organization.id,
    userId,
    role,
  ]);
}

/** The admins of the call's organization, if the platform admin appoints them (S32); none otherwise. */
export async function readAdmins({ sql, organization, blueprint }: InOrganizationContext) {
  if (blueprint.organizationAdmins !== "platform") return [];
  const admins = await sql<OrganizationMemberRow>(
    `SELECT ${organizationMemberColumns} FROM organization_member WHERE org_id = $1 AND role = $2
     ORDER BY sort_name, user_id`,
    [organization.id, keptRole(blueprint)?.key ?? null],
  );
  return admins.map(organizationMemberOf);
}
