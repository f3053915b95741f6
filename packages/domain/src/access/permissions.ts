/*
 * Every permission of the control plane itself. The permissions of a blueprint's kinds of resources are declared with
 * each kind, in the blueprint, under their own bits (resource-kinds.ts). The blueprint decides which role holds which
 * permission; in plain words:
 *
 *   The platform admin runs the instance: sees which organizations and workspaces exist, restores what was deleted,
 *   changes a slug, rescues a workspace that has no owner left, lifts a limit, changes a plan, confirms an organization's
 *   deletion, suspends an account, issues keys of the instance and, where the blueprint says so, appoints the admins of
 *   an organization. The
 *   platform admin can't see inside a tenant.
 *
 *   Organization roles manage the organization: its people, its workspaces, its audit chain. A workspace permission
 *   in an organization role applies in every workspace of the organization; that is how the admins of an
 *   organization reach all of them.
 *
 *   Workspace roles apply in the one workspace where they were assigned. The blueprint names one of them the owner's
 *   role: at least one person always has it, and only someone with member:make_owner can assign it.
 *
 *   A person holds the union of their roles: in the organization, in the workspace, and through every team that has
 *   a role there. An organization can compose custom roles, within what their author holds.
 *
 *   In a flat blueprint the one workspace is the whole organization, so its roles hold permissions of either level.
 *
 * A row's bit is its number in the database for good: it never changes and is never reused for another permission.
 * 39-43 and 64-79 belonged to kinds in the first release and stay empty.
 * The level is a separate field: it does not follow from the bit. `usableIn` lists the workspace states in which a held
 * permission can be used. `description` completes the sentence "A person who holds it can …".
 */
import type { WorkspaceState } from "../lifecycle/states.ts";

const live = ["active"] as const;
const readable = ["active", "archived"] as const;
const deleted = ["pending_deletion"] as const;

const rows = [
  {
    bit: 0,
    level: "platform",
    name: "platform:read",
    description: "see every organization and workspace of this instance",
  },
  {
    bit: 1,
    level: "platform",
    name: "platform:restore_workspace",
    description: "restore a deleted workspace of any organization",
  },
  {
    bit: 2,
    level: "platform",
    name: "platform:change_slug",
    description: "change the slug of any workspace",
  },
  {
    bit: 3,
    level: "platform",
    name: "platform:rescue_workspace",
    description: "give a workspace without an owner a new one",
  },
  { bit: 4, level: "platform", name: "platform:lift_limit", description: "lift a limit" },
  {
    bit: 5,
    level: "platform",
    name: "platform:delete_organization",
    description: "confirm the deletion of an organization",
  },
  {
    bit: 6,
    level: "platform",
    name: "platform:read_outbox",
    description: "read the outbox of this instance",
  },
  {
    bit: 7,
    level: "platform",
    name: "platform:appoint_organization_admin",
    description: "appoint the admins of an organization",
  },
  {
    bit: 8,
    level: "platform",
    name: "platform:change_plan",
    description: "change the plan of any organization",
  },
  {
    bit: 9,
    level: "platform",
    name: "platform:suspend_person",
    description: "suspend and reinstate a person's account",
  },
  {
    bit: 10,
    level: "platform",
    name: "platform:correct_quota",
    description: "correct the recorded usage of a quota",
  },
  {
    bit: 11,
    level: "platform",
    name: "platform:transfer_workspace",
    description: "transfer any workspace to another organization",
  },

  {
    bit: 16,
    level: "organization",
    name: "organization:read",
    usableIn: readable,
    description: "see the organization",
  },
  {
    bit: 17,
    level: "organization",
    name: "organization:update",
    usableIn: live,
    description: "edit the organization's name and time zone",
  },
  {
    bit: 18,
    level: "organization",
    name: "organization:delete",
    usableIn: live,
    description: "ask for the deletion of the organization",
  },
  {
    bit: 19,
    level: "organization",
    name: "organization_member:read",
    usableIn: readable,
    description: "see the people of the organization",
  },
  {
    bit: 20,
    level: "organization",
    name: "organization_member:add",
    usableIn: live,
    description: "add people to the organization",
  },
  {
    bit: 21,
    level: "organization",
    name: "organization_member:change_role",
    usableIn: live,
    description: "change people's roles in the organization",
  },
  {
    bit: 22,
    level: "organization",
    name: "organization_member:remove",
    usableIn: live,
    description: "remove people from the organization",
  },
  {
    bit: 23,
    level: "organization",
    name: "workspace:create",
    usableIn: live,
    description: "create workspaces",
  },
  {
    bit: 24,
    level: "organization",
    name: "workspace:set_default",
    usableIn: live,
    description: "choose the default workspace",
  },
  {
    bit: 25,
    level: "organization",
    name: "organization_audit:read",
    usableIn: readable,
    description: "read and verify the audit log of the organization",
  },
  { bit: 26, level: "organization", name: "plan:change", usableIn: live, description: "change the plan" },
  { bit: 27, level: "organization", name: "team:read", usableIn: readable, description: "see the teams" },
  { bit: 28, level: "organization", name: "team:create", usableIn: live, description: "create teams" },
  { bit: 29, level: "organization", name: "team:update", usableIn: live, description: "rename teams" },
  { bit: 30, level: "organization", name: "team:delete", usableIn: live, description: "delete teams" },
  {
    bit: 31,
    level: "organization",
    name: "team_member:add",
    usableIn: live,
    description: "add people to teams",
  },
  {
    bit: 32,
    level: "organization",
    name: "team_member:remove",
    usableIn: live,
    description: "remove people from teams",
  },
  { bit: 33, level: "organization", name: "role:create", usableIn: live, description: "create roles" },
  { bit: 34, level: "organization", name: "role:update", usableIn: live, description: "edit roles" },
  { bit: 35, level: "organization", name: "role:delete", usableIn: live, description: "delete roles" },
  {
    bit: 36,
    level: "organization",
    name: "organization_invitation:read",
    usableIn: readable,
    description: "see who is invited to the organization",
  },
  {
    bit: 37,
    level: "organization",
    name: "organization_invitation:create",
    usableIn: live,
    description: "invite people to the organization",
  },
  {
    bit: 38,
    level: "organization",
    name: "organization_invitation:revoke",
    usableIn: live,
    description: "revoke invitations to the organization",
  },

  {
    bit: 48,
    level: "workspace",
    name: "workspace:read",
    usableIn: readable,
    description: "open the workspace",
  },
  {
    bit: 49,
    level: "workspace",
    name: "workspace:update",
    usableIn: live,
    description: "edit the workspace's name, description and settings",
  },
  {
    bit: 50,
    level: "workspace",
    name: "workspace:change_slug",
    usableIn: live,
    description: "change the workspace's slug",
  },
  {
    bit: 51,
    level: "workspace",
    name: "workspace:archive",
    usableIn: readable,
    description: "archive and unarchive the workspace",
  },
  {
    bit: 52,
    level: "workspace",
    name: "workspace:delete",
    usableIn: readable,
    description: "delete the workspace",
  },
  {
    bit: 53,
    level: "workspace",
    name: "workspace:restore",
    usableIn: deleted,
    description: "restore the workspace after its deletion",
  },
  { bit: 54, level: "workspace", name: "member:read", usableIn: readable, description: "see the members" },
  { bit: 55, level: "workspace", name: "member:add", usableIn: live, description: "add members" },
  {
    bit: 56,
    level: "workspace",
    name: "member:change_role",
    usableIn: live,
    description: "change members' roles",
  },
  { bit: 57, level: "workspace", name: "member:remove", usableIn: live, description: "remove members" },
  {
    bit: 58,
    level: "workspace",
    name: "member:make_owner",
    usableIn: live,
    description: "make a member an owner",
  },
  {
    bit: 59,
    level: "workspace",
    name: "member:leave",
    usableIn: readable,
    description: "leave the workspace",
  },
  {
    bit: 60,
    level: "workspace",
    name: "audit:read",
    usableIn: readable,
    description: "read and verify the audit log of the workspace",
  },
  {
    bit: 61,
    level: "workspace",
    name: "invitation:read",
    usableIn: readable,
    description: "see who is invited",
  },
  { bit: 62, level: "workspace", name: "invitation:create", usableIn: live, description: "invite people" },
  {
    bit: 63,
    level: "workspace",
    name: "invitation:revoke",
    usableIn: live,
    description: "revoke invitations",
  },
  { bit: 80, level: "workspace", name: "key:read", usableIn: readable, description: "see the keys" },
  { bit: 81, level: "workspace", name: "key:issue", usableIn: live, description: "issue keys" },
  { bit: 82, level: "workspace", name: "key:revoke", usableIn: readable, description: "revoke keys" },
  {
    bit: 83,
    level: "organization",
    name: "organization_key:read",
    usableIn: readable,
    description: "see the organization's keys",
  },
  {
    bit: 84,
    level: "organization",
    name: "organization_key:issue",
    usableIn: live,
    description: "issue keys of the organization",
  },
  {
    bit: 85,
    level: "organization",
    name: "organization_key:revoke",
    usableIn: readable,
    description: "revoke keys of the organization",
  },
  { bit: 86, level: "workspace", name: "usage:read", usableIn: readable, description: "see the usage" },
  { bit: 87, level: "workspace", name: "usage:report", usableIn: live, description: "report usage" },
  {
    bit: 88,
    level: "organization",
    name: "quota:read",
    usableIn: readable,
    description: "see the quotas of the organization",
  },
  {
    bit: 89,
    level: "organization",
    name: "quota:allot",
    usableIn: live,
    description: "allot the quotas of the organization to its workspaces",
  },
  {
    bit: 90,
    level: "organization",
    name: "billing:read",
    usableIn: readable,
    description: "see what the organization is billed",
  },
  {
    bit: 91,
    level: "workspace",
    name: "storage:read",
    usableIn: readable,
    description: "read the files",
  },
  {
    bit: 92,
    level: "workspace",
    name: "storage:write",
    usableIn: live,
    description: "store and delete files",
  },
  {
    bit: 93,
    level: "platform",
    name: "platform:reset_second_factor",
    description: "reset the second factor of people who lost it",
  },
  {
    bit: 94,
    level: "organization",
    name: "workspace:transfer",
    usableIn: readable,
    description: "transfer workspaces to another organization",
  },
  {
    bit: 95,
    level: "workspace",
    name: "access:check",
    usableIn: readable,
    description: "ask what someone else can do",
  },
  {
    bit: 96,
    level: "workspace",
    name: "integration:read",
    usableIn: readable,
    description: "see the integrations",
  },
  {
    bit: 97,
    level: "workspace",
    name: "integration:manage",
    usableIn: live,
    description: "manage the integrations",
  },
  {
    bit: 98,
    level: "organization",
    name: "organization_integration:read",
    usableIn: readable,
    description: "see the organization's integrations",
  },
  {
    bit: 99,
    level: "organization",
    name: "organization_integration:manage",
    usableIn: live,
    description: "manage the organization's integrations",
  },
  {
    bit: 100,
    level: "platform",
    name: "platform:erase_person",
    description: "erase a person's data from the audit logs",
  },
  {
    bit: 101,
    level: "organization",
    name: "sign_in:read",
    usableIn: readable,
    description: "see the domains and connections of single sign-on",
  },
  {
    bit: 102,
    level: "organization",
    name: "sign_in:manage",
    usableIn: live,
    description: "manage the connections of single sign-on",
  },
  {
    bit: 103,
    level: "organization",
    name: "domain:manage",
    usableIn: live,
    description: "add, verify and remove domains",
  },
  {
    bit: 104,
    level: "platform",
    name: "organization:create",
    description: "found organizations and name their first owner",
  },
  {
    bit: 105,
    level: "platform",
    name: "platform:issue_key",
    description: "issue, rotate and revoke keys of this instance",
  },
  {
    bit: 106,
    level: "workspace",
    name: "access_review:read",
    usableIn: readable,
    description: "see the access reviews",
  },
  {
    bit: 107,
    level: "workspace",
    name: "access_review:manage",
    usableIn: live,
    description: "start and end access reviews",
  },
  {
    bit: 108,
    level: "workspace",
    name: "security_policy:read",
    usableIn: readable,
    description: "see the security policy",
  },
  {
    bit: 109,
    level: "workspace",
    name: "security_policy:update",
    usableIn: live,
    description: "change the security policy",
  },
  {
    bit: 110,
    level: "organization",
    name: "organization_security_policy:manage",
    usableIn: live,
    description: "manage the organization's security policy",
  },
  {
    bit: 111,
    level: "platform",
    name: "platform:revert_security_policy",
    description: "revert a security policy that locks people out",
  },
  {
    bit: 112,
    level: "organization",
    name: "organization_access_review:read",
    usableIn: readable,
    description: "see the organization's access reviews",
  },
  {
    bit: 113,
    level: "organization",
    name: "organization_access_review:manage",
    usableIn: live,
    description: "start and end access reviews of the organization",
  },
  {
    bit: 114,
    level: "workspace",
    name: "workspace:export_bundle",
    usableIn: readable,
    description: "export the workspace with everything in it",
  },
  {
    bit: 119,
    level: "organization",
    name: "directory:sync",
    usableIn: live,
    description: "sync people and teams with a directory",
  },
] as const;

/** A permission of the control plane itself. */
export type CorePermissionName = (typeof rows)[number]["name"];
/** A permission of the control plane, or `kind:verb` of a blueprint; each blueprint lists its own. */
export type PermissionName = CorePermissionName | `${string}:${string}`;
export const permissionLevels = ["platform", "organization", "workspace"] as const;
export type PermissionLevel = (typeof permissionLevels)[number];

export type Permission = {
  /** 0-255, stable for good. */
  readonly bit: number;
  readonly name: PermissionName;
  readonly level: PermissionLevel;
  /**
   * The workspace states in which it can be used; null for the platform's. For a permission of organization level they
   * matter only where the blueprint is flat, because its workspace is the whole organization.
   */
  readonly usableIn: readonly WorkspaceState[] | null;
  /** A verb phrase: "add members". */
  readonly description: string;
};

/** Permissions to look up: the control plane's own, or a blueprint's, including its kinds'. */
export type Catalogue = {
  /** In the order of their bits. */
  readonly permissions: readonly Permission[];
  /** From name to row. Without a prototype, so that `toString` is not a permission. */
  readonly named: Readonly<Record<string, Permission>>;
};

function catalogueOf(permissions: readonly Permission[]): Catalogue {
  const named = Object.assign(
    Object.create(null),
    Object.fromEntries(permissions.map((row) => [row.name, row])),
  );
  return Object.freeze({ permissions: Object.freeze(permissions), named: Object.freeze(named) });
}

/** The control plane's own permissions: all that apply outside organizations. */
export const coreCatalogue: Catalogue = catalogueOf(
  rows.map((row) =>
    Object.freeze({
      bit: row.bit,
      name: row.name,
      level: row.level,
      usableIn: "usableIn" in row ? row.usableIn : null,
      description: row.description,
    }),
  ),
);

/** The control plane's permissions, followed by those of a blueprint's kinds. */
export function catalogueWith(own: readonly Permission[]): Catalogue {
  return catalogueOf([...coreCatalogue.permissions, ...own.toSorted((a, b) => a.bit - b.bit)]);
}

/** The control plane's permissions, in the order of their bits. */
export const permissions: readonly Permission[] = coreCatalogue.permissions;

/** From the name of a control plane permission to its row. */
export const permissionNamed = coreCatalogue.named as Readonly<Record<CorePermissionName, Permission>>;
