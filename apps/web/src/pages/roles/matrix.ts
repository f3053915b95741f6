import type { Blueprint, Permission, RoleLevel } from "@bailiwick/domain";
import type { ListedRole } from "./roles.ts";

export type MatrixGroup = { readonly level: RoleLevel; readonly rows: readonly Permission[] };
type Holder = Pick<ListedRole, "permissions">;

/** The permissions that matter here: at least one role has them. */
export function usedPermissions(
  { catalogue }: Pick<Blueprint, "catalogue">,
  roles: readonly Holder[],
): Permission[] {
  return catalogue.permissions.filter((row) => roles.some((role) => holds(role, row)));
}

/**
 * The rows of the matrix, in groups: the workspace's, then the organization's. What the platform admin does instead of
 * any role is a row, too.
 */
export function matrixGroups(blueprint: Blueprint, roles: readonly Holder[]): MatrixGroup[] {
  const used = blueprint.catalogue.permissions.filter(
    (row) =>
      row.level !== "platform" && (byPlatform(blueprint, row) || roles.some((role) => holds(role, row))),
  );
  const of = (level: RoleLevel) => ({ level, rows: used.filter((row) => row.level === level) });
  return [of("workspace"), of("organization")].filter(({ rows }) => rows.length > 0);
}

export function holds({ permissions: held }: Holder, { name }: Permission): boolean {
  return held.includes(name);
}

/** Whether the blueprint leaves it to the platform admin, as its refusal says. */
export function byPlatform(blueprint: Blueprint, { name }: Permission): boolean {
  if (name === "workspace:change_slug") return blueprint.slug.changedBy === "platform";
  return name === "workspace:restore" && blueprint.deletion?.restoredBy === "platform";
}
