import {
  type Blueprint,
  type Permission,
  type PermissionLevel,
  permissionSet,
  permissions,
  type Role,
} from "@bailiwick/domain";

export type MatrixRole = { readonly role: Role; readonly level: "organization" | "workspace" };
export type MatrixGroup = {
  readonly level: "organization" | "workspace";
  readonly rows: readonly Permission[];
};

/** The columns of a blueprint's matrix: its organization roles, then its workspace roles, the highest first. */
export function matrixRoles({ roles }: Blueprint): MatrixRole[] {
  return [
    ...roles.organization.map((role) => ({ role, level: "organization" as const })),
    ...roles.workspace.map((role) => ({ role, level: "workspace" as const })),
  ];
}

/** The rows: every permission that means something here, in groups. A flat blueprint has none of an organization. */
export function matrixGroups(blueprint: Blueprint): MatrixGroup[] {
  const of = (level: PermissionLevel) =>
    permissions.filter((row) => row.level === level && applies(blueprint, row));
  const groups: MatrixGroup[] = [
    { level: "workspace", rows: of("workspace") },
    { level: "organization", rows: of("organization") },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

export function holds(role: Role, { name }: Permission): boolean {
  return permissionSet.has(role.set, name);
}

/** Whether somebody can ever use it here: a role holds it, or the platform admin acts in its stead. */
function applies(blueprint: Blueprint, permission: Permission): boolean {
  if (permission.level === "organization" && blueprint.topology === "flat") return false;
  return (
    matrixRoles(blueprint).some(({ role }) => holds(role, permission)) || byPlatform(blueprint, permission)
  );
}

/** Whether the blueprint leaves it to the platform admin; the sentence that it refuses with says so. */
export function byPlatform(blueprint: Blueprint, { name }: Permission): boolean {
  if (name === "workspace:change_slug") return blueprint.slug.changedBy === "platform";
  return name === "workspace:restore" && blueprint.deletion?.restoredBy === "platform";
}
