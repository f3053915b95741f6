import { coreCatalogue, type Permission, type PermissionName } from "../access/permissions.ts";
import type { RoleSpec } from "../access/roles.ts";
import type { WorkspaceState } from "../lifecycle/states.ts";

/** What can be done with a kind: one permission, `kind:verb`. */
export type KindVerb = {
  /** 128-223, one for all kinds of the blueprint, stable for good; another blueprint uses it for something else. */
  readonly bit: number;
  /** The keys of the roles that hold it, of either level. */
  readonly roles: readonly string[];
  /** The workspace's states in which it can be used. */
  readonly usableIn: readonly WorkspaceState[];
  /** A verb phrase: "create policies". */
  readonly description: string;
};

/** A kind of thing that a workspace or an organization holds. */
export type ResourceKind = {
  readonly key: string;
  readonly name: string;
  readonly plural: string;
  readonly level: "organization" | "workspace";
  /** The kind that it stands under; null at the top. */
  readonly parent: string | null;
  /** By their keys. One of them is `read`. */
  readonly verbs: Readonly<Record<string, KindVerb>>;
};

/** The bits of a blueprint's kinds; those behind are for what an operator adds to it. */
export const kindBits = { first: 128, last: 223 } as const;

/** The states in which what only looks can be done, and what changes something. */
export const usable = { toRead: ["active", "archived"], toChange: ["active"] } as const;

/** The permissions that these kinds declare. */
export function permissionsOfKinds(kinds: readonly ResourceKind[]): readonly Permission[] {
  return kinds.flatMap(({ key, level, verbs }) =>
    Object.entries(verbs).map(([verb, { bit, usableIn, description }]) =>
      Object.freeze({ bit, name: `${key}:${verb}` as PermissionName, level, usableIn, description }),
    ),
  );
}

/** The role with what the kinds give it, behind what it lists itself. */
export function withKinds<Role extends RoleSpec>(role: Role, kinds: readonly ResourceKind[]): Role {
  const given = kinds.flatMap(({ key, verbs }) =>
    Object.entries(verbs)
      .filter(([, { roles }]) => roles.includes(role.key))
      .map(([verb]) => `${key}:${verb}` as PermissionName),
  );
  const added = given.filter((name) => !role.permissions.includes(name));
  return added.length === 0 ? role : { ...role, permissions: [...role.permissions, ...added] };
}

/** Whether the name is one of the control plane's own permissions. */
export function isCore(name: string): boolean {
  return name in coreCatalogue.named;
}
