import type { Blueprint, BlueprintSpec } from "../blueprint/blueprint.ts";
import type { Permission, PermissionName } from "./permissions.ts";

/** Where a role holds: in the whole organization, or in one workspace. */
export type RoleLevel = "organization" | "workspace";

/** A flat workspace has no organization above it to look after: no people of its own, nothing to create or choose in it. */
const notOfFlat: ReadonlySet<PermissionName> = new Set([
  "organization:update",
  "organization:delete",
  "organization_member:read",
  "organization_member:add",
  "organization_member:change_role",
  "organization_member:remove",
  "organization_invitation:read",
  "organization_invitation:create",
  "organization_invitation:revoke",
  "organization_audit:read",
  "workspace:create",
  "workspace:set_default",
]);

/**
 * Has this permission a meaning in a role of this level? The platform's has in none. One of the organization's has in a
 * workspace role only where the workspace is the whole organization, and then not if it is about what lies above it.
 */
export function canStandIn(
  topology: BlueprintSpec["topology"],
  level: RoleLevel,
  permission: Pick<Permission, "name" | "level">,
): boolean {
  switch (permission.level) {
    case "platform":
      return false;
    case "organization":
      return topology === "flat" ? !notOfFlat.has(permission.name) : level === "organization";
    case "workspace":
      return true;
  }
}

/** What every role of a level holds, so that it is of use to whom it is given. */
export const neededIn: Readonly<Record<RoleLevel, readonly PermissionName[]>> = {
  organization: ["organization:read"],
  workspace: ["workspace:read", "member:leave"],
};

/**
 * What makes somebody an admin of the organization (S30, S31): to reach every workspace, to make, choose and delete
 * them, and to say what others are in the organization.
 */
const ofAdmins: ReadonlySet<PermissionName> = new Set([
  "organization:update",
  "organization:delete",
  "organization_member:change_role",
  "workspace:create",
  "workspace:set_default",
  "role:create",
  "role:update",
  "role:delete",
]);

/**
 * Does the platform admin alone give an organization role that holds these permissions (S32)? Whatever the role is
 * called: one that an organization makes itself is no way around it.
 */
export function isAppointed(
  { organizationAdmins, catalogue }: Pick<Blueprint, "organizationAdmins" | "catalogue">,
  permissions: readonly PermissionName[],
): boolean {
  return (
    organizationAdmins === "platform" &&
    permissions.some((name) => ofAdmins.has(name) || catalogue.named[name]?.level === "workspace")
  );
}
