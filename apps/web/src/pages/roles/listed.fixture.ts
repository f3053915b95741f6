import type { Blueprint, Role, RoleLevel } from "@bailiwick/domain";
import type { ListedRole } from "./roles.ts";

/** The roles of a blueprint as the API lists them for an organization without any holders. */
export function listed({ roles }: Pick<Blueprint, "roles">): ListedRole[] {
  const at = (level: RoleLevel) => (role: Role) => asListed(level, role, true);
  return [...roles.organization.map(at("organization")), ...roles.workspace.map(at("workspace"))];
}

/** One role as the API lists it. */
export function asListed(
  level: RoleLevel,
  { set: _, permissions, ...role }: Role,
  builtIn = false,
): ListedRole {
  const held = { people: 0, teams: 0, invitations: 0 };
  return {
    ...role,
    level,
    builtIn,
    permissions: [...permissions],
    held,
    there: null,
    updatedAt: null,
    updatedByName: null,
  };
}
