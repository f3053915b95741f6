/*
 * Who acts, as the domain wants it: from what the API says of a person's access, so that every control here is
 * decided by the same `can` and the same rules that decide in the API and the database. No role is ever asked for
 * by its name.
 */
import {
  type Actor,
  type ActorWorkspace,
  coreCatalogue,
  type InstanceMode,
  makeRole,
  noRoles,
  type PermissionName,
  permissionSet,
  type Role,
  type Roles,
  roleIn,
  type WorkspaceFacts,
} from "@bailiwick/domain";
import type { Outputs } from "./api.ts";
import { blueprint } from "./kinds.ts";
import { words } from "./texts/words.ts";

export type Me = Outputs["session"]["me"];
export type Workspace = Outputs["workspaces"]["get"];
export type Organization = Outputs["organizations"]["get"];
export type OrganizationSummary = Outputs["organizations"]["list"]["items"][number];
export type MyWorkspace = Outputs["workspaces"]["mine"]["items"][number];

/** What the platform admin holds; a person gets all of it or nothing. */
const platformPermissions = permissionSet.of(
  coreCatalogue.permissions.filter((row) => row.level === "platform").map((row) => row.name),
  coreCatalogue,
);

export type RoleList = Outputs["roles"]["list"];

/** The roles that the API lists, with what is built in told in the console's language. */
export function localizedRoles<List extends RoleList>(list: List): List {
  const localized = (role: RoleList["items"][number]) =>
    role.builtIn
      ? { ...role, name: words.builtIn(role.name), description: words.builtIn(role.description) }
      : role;
  return { ...list, items: list.items.map(localized) };
}

/** The roles that the API lists, as the domain's rules want them: built in and custom, by level. */
export function rolesOf({ items, ...list }: Pick<RoleList, "items" | "blueprint">): Roles {
  const { catalogue } = blueprint(list.blueprint);
  const at = (level: keyof Roles) =>
    items.filter((role) => role.level === level).map((role) => makeRole(role, catalogue));
  return { organization: at("organization"), workspace: at("workspace") };
}

/** The signed-in person in a workspace. Without `roles`, those of its blueprint are known and no custom ones. */
export function actorIn(me: Me, workspace: Workspace, roles?: Roles): Actor {
  const { id, slug, name, state, isDefault, access } = workspace;
  const rules = blueprint(workspace.organization.blueprint);
  return {
    kind: "user",
    id: me.user.id,
    permissions: permissionSet.of(access.permissions, rules.catalogue),
    blueprint: rules,
    roles: roles ?? rules.roles,
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

/** The signed-in person in an organization, whichever of its workspaces. As for `roles`, see {@link actorIn}. */
export function actorInOrganization(me: Me, organization: InOrganization, roles?: Roles): Actor {
  const rules = blueprint(organization.blueprint);
  return {
    kind: "user",
    id: me.user.id,
    permissions: permissionSet.of(organization.permissions, rules.catalogue),
    blueprint: rules,
    roles: roles ?? rules.roles,
    organizationRole: organization.role,
    workspaceRole: null,
    workspace: null,
  };
}

/**
 * The signed-in person in a workspace of a list: what their organization role gives and what their own role there
 * gives, together, or, where the list tells it, all that they may do there. `organization` is null where they have no role
 * in it.
 */
export function actorInRow(
  me: Me,
  row: {
    readonly workspace: ActorWorkspace;
    readonly blueprint: string;
    readonly role: string | null;
    readonly permissions?: readonly PermissionName[] | null;
  },
  organization: OrganizationSummary | null,
): Actor {
  const rules = blueprint(row.blueprint);
  return {
    kind: "user",
    id: me.user.id,
    permissions: permissionSet.union(
      permissionSet.of(organization?.permissions ?? [], rules.catalogue),
      row.permissions == null
        ? (roleIn(rules.roles, "workspace", row.role)?.set ?? permissionSet.none)
        : permissionSet.of(row.permissions, rules.catalogue),
    ),
    blueprint: rules,
    roles: rules.roles,
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
    roles: noRoles,
    organizationRole: null,
    workspaceRole: null,
    workspace: null,
  };
}

/**
 * What the domain's lifecycle rules need to know of a workspace, on an instance that is run in this mode. The limit of
 * active workspaces is not told with a workspace; without it the server has the last word on that one rule.
 */
export function factsOf(workspace: Workspace, mode: InstanceMode): WorkspaceFacts {
  const { state, slug, name, isDefault, organization } = workspace;
  return {
    state,
    slug,
    name,
    isDefault,
    activeWorkspaces: organization.activeWorkspaces,
    activeLimit: null,
    plan: { plan: organization.plan, mode },
  };
}

/** The roles that a person has in a workspace, the organization's first. */
export function heldRoles(actor: Pick<Actor, "roles" | "organizationRole" | "workspaceRole">): Role[] {
  const held = [
    roleIn(actor.roles, "organization", actor.organizationRole),
    roleIn(actor.roles, "workspace", actor.workspaceRole),
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
 * How many others keep the workspace owned, besides this member in their own role: what the last-owner rules ask. Who cannot sign in
 * does not count. Where an organization role stands in for the owner's, whether the member has that one too is not
 * told, and the server has the last word.
 */
export function otherOwners(
  workspace: Workspace,
  member: { readonly role: string; readonly active: boolean },
): number {
  const { owner } = blueprint(workspace.organization.blueprint);
  const counts = member.active && member.role === owner.role && owner.orOrganizationRole === null;
  return workspace.ownerCount - (counts ? 1 : 0);
}
