import { of, type PermissionSet } from "./permission-set.ts";
import type { Catalogue, PermissionName } from "./permissions.ts";

/** A role as a blueprint writes it. */
export type RoleSpec = {
  readonly key: string;
  readonly name: string;
  /** One plain sentence on what the role is for. */
  readonly description: string;
  /** The higher stands above the lower; for sorting and for lists, never for deciding. */
  readonly rank: number;
  /** A blueprint's role lists the control plane's alone: what it may do with a kind, the kind says. */
  readonly permissions: readonly PermissionName[];
};

/** A role ready for use: its permissions also as a set. */
export type Role = RoleSpec & { readonly set: PermissionSet };

/** Makes a role ready for use, one of a blueprint or one that an organization made itself. */
export function makeRole(spec: RoleSpec, catalogue: Catalogue): Role {
  return Object.freeze({ ...spec, set: of(spec.permissions, catalogue) });
}

/** The roles of an organization, built in and custom; a blueprint's own are one of these. */
export type Roles = { readonly organization: readonly Role[]; readonly workspace: readonly Role[] };

/** For who acts in no organization. */
export const noRoles: Roles = Object.freeze({ organization: [], workspace: [] });

/** The role with this key at this level, or undefined. */
export function roleIn(book: Roles, level: keyof Roles, key: string | null): Role | undefined {
  return book[level].find((role) => role.key === key);
}
