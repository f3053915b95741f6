import { of, type PermissionSet } from "./permission-set.ts";
import type { Catalogue, PermissionName } from "./permissions.ts";

/** A role as a blueprint writes it. */
export type RoleSpec = {
  readonly key: string;
  readonly name: string;
  /** One plain sentence on what the role is for. */
  readonly description: string;
  /** A higher rank sorts first; for lists, never for decisions. */
  readonly rank: number;
  /** A blueprint's role lists only the control plane's permissions; each kind lists the roles that can use it. */
  readonly permissions: readonly PermissionName[];
};

/** A role with its permissions also as a set. */
export type Role = RoleSpec & { readonly set: PermissionSet };

/** Prepares a role for use, built-in or custom. */
export function makeRole(spec: RoleSpec, catalogue: Catalogue): Role {
  return Object.freeze({ ...spec, set: of(spec.permissions, catalogue) });
}

/** The roles of an organization, built-in and custom; a blueprint's own are one of these. */
export type Roles = { readonly organization: readonly Role[]; readonly workspace: readonly Role[] };

/** For a principal outside any organization. */
export const noRoles: Roles = Object.freeze({ organization: [], workspace: [] });

/** The role with this key at this level, or undefined. */
export function roleIn(book: Roles, level: keyof Roles, key: string | null): Role | undefined {
  return book[level].find((role) => role.key === key);
}
