/*
 * Who acts, as the domain wants it: from what the API says of a person's access, so that every control here is
 * decided by the same `can` and the same rules that decide in the API and the database. No role is ever asked for
 * by its name.
 */
import {
  type Actor,
  type ActorWorkspace,
  blueprint,
  organizationRole,
  type PermissionName,
  permissionSet,
  permissions,
  permissionsOf,
  type Role,
  type WorkspaceFacts,
  workspaceRole,
} from "@bailiwick/domain";
import type { Outputs } from "./api.ts";

export type Me = Outputs["session"]["me"];
export type Workspace = Outputs["workspaces"]["get"];
export type Organization = Outputs["organizations"]["get"];
export type OrganizationSummary = Outputs["organizations"]["list"]["items"][number];
export type MyWorkspace = Outputs["workspaces"]["mine"]["items"][number];

/** What the platform admin holds; a person gets all of it or nothing. */
const platformPermissions = permissionSet.of(
  permissions.filter((row) => row.level === "platform").map((row) => row.name),
);

/** The signed-in person in a workspace. */
export function actorIn(me: Me, workspace: Workspace): Actor {
  const { id, slug, name, state, isDefault, access } = workspace;
  return {
    kind: "user",
    id: me.user.id,
    permissions: permissionSet.of(access.permissions),
    blueprint: blueprint(workspace.organization.blueprint),
    organizationRole: access.organizationRole,
    workspaceRole: access.workspaceRole,
    workspace: { id, slug, name, state, isDefault },
  };
}

type InOrganization = {
  readonly blueprint: string;
  readonly role: string | null;
  readonly permissions: readonly PermissionName[];
};

/** The signed-in person in an organization, whichever of its workspaces. */
export function actorInOrganization(me: Me, organization: InOrganization): Actor {
  return {
    kind: "user",
    id: me.user.id,
    permissions: permissionSet.of(organization.permissions),
    blueprint: blueprint(organization.blueprint),
    organizationRole: organization.role,
    workspaceRole: null,
    workspace: null,
  };
}

/**
 * The signed-in person in a workspace of a list: what their organization role gives and what their own role there
 * gives, together. `organization` is null where they have no role in it.
 */
export function actorInRow(
  me: Me,
  row: { readonly workspace: ActorWorkspace; readonly blueprint: string; readonly role: string | null },
  organization: OrganizationSummary | null,
): Actor {
  const rules = blueprint(row.blueprint);
  return {
    kind: "user",
    id: me.user.id,
    permissions: permissionSet.union(
      permissionSet.of(organization?.permissions ?? []),
      permissionsOf(rules, null, row.role),
    ),
    blueprint: rules,
    organizationRole: organization?.role ?? null,
    workspaceRole: row.role,
    workspace: row.workspace,
  };
}

/** The signed-in person towards the instance: the platform admin, or nobody in particular. */
export function actorOnPlatform(me: Me): Actor {
  return {
    kind: "user",
    id: me.user.id,
    permissions: me.platformAdmin ? platformPermissions : permissionSet.none,
    blueprint: null,
    organizationRole: null,
    workspaceRole: null,
    workspace: null,
  };
}

/**
 * What the domain's lifecycle rules need to know of a workspace. The limit of active workspaces is not told with a
 * workspace; without it the server has the last word on that one rule.
 */
export function factsOf(workspace: Workspace, activeLimit: number | null = null): WorkspaceFacts {
  const { state, slug, name, isDefault, organization } = workspace;
  return { state, slug, name, isDefault, activeWorkspaces: organization.activeWorkspaces, activeLimit };
}

/** The roles that a person has in a workspace, the organization's first. */
export function heldRoles(actor: Pick<Actor, "blueprint" | "organizationRole" | "workspaceRole">): Role[] {
  if (actor.blueprint === null) return [];
  const held = [
    organizationRole(actor.blueprint, actor.organizationRole),
    workspaceRole(actor.blueprint, actor.workspaceRole),
  ];
  return held.filter((role) => role !== undefined);
}

/** Their names, for a label: "Tenant admin, Workspace admin". */
export function roleNames(actor: Parameters<typeof heldRoles>[0]): string {
  return heldRoles(actor)
    .map((role) => role.name)
    .join(", ");
}

/**
 * How many others keep the workspace owned, besides this member: what the last-owner rules ask. Who cannot sign in
 * does not count. Where an organization role stands in for the owner's, whether the member has that one too is not
 * told, and the server has the last word.
 */
export function otherOwners(
  workspace: Workspace,
  member: { readonly role: string; readonly active: boolean },
): number {
  const rules = blueprint(workspace.organization.blueprint);
  const theirs = workspaceRole(rules, member.role);
  const owns = theirs !== undefined && theirs === workspaceRole(rules, rules.owner.role);
  const counts = member.active && owns && rules.owner.orOrganizationRole === null;
  return workspace.ownerCount - (counts ? 1 : 0);
}
