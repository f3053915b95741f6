/*
 * Every permission there is. Which role holds which is the blueprint's to say; in plain words:
 *
 *   The platform admin runs the instance: sees which organizations and workspaces exist, restores what was deleted,
 *   changes a slug, rescues a workspace that has no owner left, lifts a limit, confirms an organization's deletion.
 *   Being platform admin gives no look inside a tenant.
 *
 *   Organization roles look after the organization: its people, its workspaces, its audit chain. When an organization
 *   role holds a workspace permission, it holds it in every workspace of the organization; that is how the admins of
 *   an organization reach all of them.
 *
 *   Workspace roles hold inside the one workspace where they were given. The blueprint names one of them the owner's
 *   role: there is always somebody in it, and only somebody who holds member:make_owner gives it.
 *
 * A row's bit is its number in the database for good: it is never changed and never given to another permission.
 * Bits 0-15 are the platform's, 16-47 the organization's, 48-255 the workspace's. `usableIn` names the states of a
 * workspace in which a permission that is held can be used. `says` completes the sentence "A person who holds it can …".
 */
import type { WorkspaceState } from "./states.ts";

const live = ["active"] as const;
const readable = ["active", "archived"] as const;
const deleted = ["pending_deletion"] as const;

const rows = [
  { bit: 0, name: "platform:read", says: "see every organization and workspace of this instance" },
  { bit: 1, name: "platform:restore_workspace", says: "restore a deleted workspace of any organization" },
  { bit: 2, name: "platform:change_slug", says: "change the slug of any workspace" },
  { bit: 3, name: "platform:rescue_workspace", says: "give a workspace without an owner a new one" },
  { bit: 4, name: "platform:lift_limit", says: "lift a limit" },
  { bit: 5, name: "platform:delete_organization", says: "confirm the deletion of an organization" },
  { bit: 6, name: "platform:read_outbox", says: "read the outbox of this instance" },

  { bit: 16, name: "organization:read", says: "see the organization" },
  { bit: 17, name: "organization:update", says: "rename the organization" },
  { bit: 18, name: "organization:delete", says: "ask for the deletion of the organization" },
  { bit: 19, name: "organization_member:read", says: "see the people of the organization" },
  { bit: 20, name: "organization_member:add", says: "add people to the organization" },
  { bit: 21, name: "organization_member:change_role", says: "change people's roles in the organization" },
  { bit: 22, name: "organization_member:remove", says: "remove people from the organization" },
  { bit: 23, name: "workspace:create", says: "create workspaces" },
  { bit: 24, name: "workspace:set_default", says: "choose the default workspace" },
  { bit: 25, name: "organization_audit:read", says: "read and verify the audit log of the organization" },

  { bit: 48, name: "workspace:read", usableIn: readable, says: "open the workspace" },
  { bit: 49, name: "workspace:update", usableIn: live, says: "edit the workspace's name and description" },
  { bit: 50, name: "workspace:change_slug", usableIn: live, says: "change the workspace's slug" },
  { bit: 51, name: "workspace:archive", usableIn: readable, says: "archive and unarchive the workspace" },
  { bit: 52, name: "workspace:delete", usableIn: readable, says: "delete the workspace" },
  { bit: 53, name: "workspace:restore", usableIn: deleted, says: "restore the workspace after its deletion" },
  { bit: 54, name: "member:read", usableIn: readable, says: "see the members" },
  { bit: 55, name: "member:add", usableIn: live, says: "add members" },
  { bit: 56, name: "member:change_role", usableIn: live, says: "change members' roles" },
  { bit: 57, name: "member:remove", usableIn: live, says: "remove members" },
  { bit: 58, name: "member:make_owner", usableIn: live, says: "make a member an owner" },
  { bit: 59, name: "member:leave", usableIn: readable, says: "leave the workspace" },
  { bit: 60, name: "audit:read", usableIn: readable, says: "read and verify the audit log of the workspace" },
  { bit: 61, name: "plan:change", usableIn: live, says: "change the plan" },
] as const;

export type PermissionName = (typeof rows)[number]["name"];
export type PermissionLevel = "platform" | "organization" | "workspace";

export type Permission = {
  /** 0-255, stable for good. */
  readonly bit: number;
  readonly name: PermissionName;
  readonly level: PermissionLevel;
  /** The workspace's states in which it can be used; null when it is not about one workspace. */
  readonly usableIn: readonly WorkspaceState[] | null;
  /** A verb phrase: "add members". */
  readonly says: string;
};

function levelOf(bit: number): PermissionLevel {
  if (bit < 16) return "platform";
  return bit < 48 ? "organization" : "workspace";
}

/** The catalogue, in the order of its bits. */
export const permissions: readonly Permission[] = rows.map((row) =>
  Object.freeze({
    bit: row.bit,
    name: row.name,
    level: levelOf(row.bit),
    usableIn: "usableIn" in row ? row.usableIn : null,
    says: row.says,
  }),
);

/** From name to row. Without a prototype, so that `toString` is not a permission. */
export const permissionNamed: Readonly<Record<PermissionName, Permission>> = Object.freeze(
  Object.assign(Object.create(null), Object.fromEntries(permissions.map((row) => [row.name, row]))),
);

/** Whether a text from outside is the name of a permission. */
export function isPermissionName(text: string): text is PermissionName {
  return text in permissionNamed;
}
