import {
  type Blueprint,
  type Permission,
  type PermissionLevel,
  permissionSet,
  type Role,
  type Roles,
} from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";
import { words } from "../../texts/words.ts";

export type AskableGroup = { readonly level: PermissionLevel; readonly rows: readonly Permission[] };

/**
 * What can be asked about a person here: every permission that some role here has, grouped by level. A standalone
 * workspace is its whole organization, so there it is one list.
 */
export function askable(roles: Roles, { catalogue }: Pick<Blueprint, "catalogue">): AskableGroup[] {
  const every: readonly Role[] = [...roles.workspace, ...roles.organization];
  const held = permissionSet.union(...every.map((role) => role.set));
  const at = (level: PermissionLevel) => ({
    level,
    rows: catalogue.permissions.filter(
      (row) => row.level === level && permissionSet.has(held, row.name, catalogue),
    ),
  });
  const [inWorkspace, inOrganization] = [at("workspace"), at("organization")];
  const alone = roles.organization.length === 0;
  const groups = alone
    ? [{ ...inWorkspace, rows: [...inWorkspace.rows, ...inOrganization.rows] }]
    : [inWorkspace, inOrganization];
  return groups.filter(({ rows }) => rows.length > 0);
}

/** The name of a group of permissions. */
export function groupName(level: PermissionLevel): string {
  return level === "organization" ? texts.access.groups.organization : texts.access.groups.workspace;
}

/** A permission as a line: "Add members". */
export function asTitle(row: Permission): string {
  const phrase = words.permission(row);
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}
