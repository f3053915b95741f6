import type { Blueprint, BlueprintSpec } from "../blueprint/blueprint.ts";
import type { Permission, PermissionName } from "./permissions.ts";

/** Where a role applies: in the whole organization, or in one workspace. */
export type RoleLevel = "organization" | "workspace";

/**
 * A flat workspace has no organization above it: it has no organization members, and no workspaces to create or choose.
 */
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
  "workspace:transfer",
  "organization_key:read",
  "organization_key:issue",
  "organization_key:revoke",
  "organization_integration:read",
  "organization_integration:manage",
  "organization_security_policy:manage",
  "organization_access_review:read",
  "organization_access_review:manage",
  "quota:read",
  "quota:allot",
]);

/**
 * Does this permission make sense in a role of this level? A platform permission never does. An organization permission
 * makes sense in a workspace role only where the workspace is the whole organization, and then only if it does not
 * concern what lies above the workspace.
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

/** What every role of a level holds, so that it is usable at all. */
export const neededIn: Readonly<Record<RoleLevel, readonly PermissionName[]>> = {
  organization: ["organization:read"],
  workspace: ["workspace:read", "member:leave"],
};

/**
 * What makes a person an admin of the organization (S30, S31): reaching every workspace; creating, choosing and
 * deleting workspaces; and setting other people's organization roles.
 */
const ofAdmins: ReadonlySet<PermissionName> = new Set([
  "organization:update",
  "organization:delete",
  "organization_member:change_role",
  "workspace:create",
  "workspace:set_default",
  "workspace:transfer",
  "role:create",
  "role:update",
  "role:delete",
]);

/**
 * Does only the platform admin assign an organization role with these permissions (S32)? The name of the role does not
 * matter, so a custom role is no way around it.
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
