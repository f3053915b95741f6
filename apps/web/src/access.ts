/*
 * The actor, in the domain's terms: built from what the API says about a person's access, so that every control here is
 * decided by the same `can` and the same rules as in the API and the database. Roles are never compared by name.
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

/** The platform admin's permissions; a person has all of them or none. */
const platformPermissions = permissionSet.of(
  coreCatalogue.permissions.filter((row) => row.level === "platform").map((row) => row.name),
  coreCatalogue,
);

export type RoleList = Outputs["roles"]["list"];

/** The roles that the API lists, with built-in ones in the console's language. */
export function localizedRoles<List extends RoleList>(list: List): List {
  const localized = (role: RoleList["items"][number]) =>
    role.builtIn
      ? { ...role, name: words.builtIn(role.name), description: words.builtIn(role.description) }
      : role;
  return { ...list, items: list.items.map(localized) };
}

/** The roles that the API lists, for the domain's rules: built-in and custom, by level. */
export function rolesOf({ items, ...list }: Pick<RoleList, "items" | "blueprint">): Roles {
  const { catalogue } = blueprint(list.blueprint);
  const at = (level: keyof Roles) =>
    items.filter((role) => role.level === level).map((role) => makeRole(role, catalogue));
  return { organization: at("organization"), workspace: at("workspace") };
}

/** The signed-in person in a workspace. Without `roles`, only its blueprint's roles are known, and no custom ones. */
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

/** The signed-in person in an organization, in any of its workspaces. For `roles`, see {@link actorIn}. */
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
 * The signed-in person in a workspace of a list: the union of their organization role and their own role there or, if
 * the list includes it, their effective permissions there. `organization` is null if they have no role in it.
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

/** The signed-in person with respect to the instance: the platform admin, or an ordinary person. */
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
 * The facts for the domain's lifecycle rules about a workspace, on an instance run in this mode. A workspace does not
 * come with the limit of active workspaces; without it the server has the last word on that one rule.
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

/** A person's roles in a workspace, the organization's first. */
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
 * How many others keep the workspace owned, besides this member in their own role: the input of the last-owner rules.
 * People who can't sign in do not count. Where an organization role stands in for the owner's, it is unknown whether
 * the member has that role too, and the server has the last word.
 */
export function otherOwners(
  workspace: Workspace,
  member: { readonly role: string; readonly active: boolean },
): number {
  const { owner } = blueprint(workspace.organization.blueprint);
  const counts = member.active && member.role === owner.role && owner.orOrganizationRole === null;
  return workspace.ownerCount - (counts ? 1 : 0);
}
