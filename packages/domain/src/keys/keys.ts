import type { Actor } from "../access/actor.ts";
import { can, permission, permissionParams } from "../access/decide.ts";
import { heldInOrganization } from "../access/grants.ts";
import { contains, has, names, of, type PermissionSet } from "../access/permission-set.ts";
import type { Permission, PermissionName } from "../access/permissions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkName } from "../text/names.ts";
import { canBeScope } from "./key-scopes.ts";
import type { KeyLevel } from "./key-text.ts";

/** The permissions to see, issue and revoke keys of each level. */
export const keyPermissions = {
  workspace: {
    read: permission("key:read"),
    issue: permission("key:issue"),
    revoke: permission("key:revoke"),
  },
  organization: {
    read: permission("organization_key:read"),
    issue: permission("organization_key:issue"),
    revoke: permission("organization_key:revoke"),
  },
} as const;

/** The maximum number of keys of a workspace, and of an organization itself, that are neither revoked nor expired. */
export const maxKeys = 100;

/**
 * What every workspace role holds, and means nothing for a key: it is no member. A key holds it like its issuer, so that it
 * can give the roles that it may give.
 */
const implied: PermissionName = "member:leave";

/** The scopes that keys of this level can have in organizations of this blueprint, in the catalogue's order. */
export function scopesOf(
  { topology, catalogue }: Pick<Blueprint, "topology" | "catalogue">,
  level: KeyLevel,
): readonly Permission[] {
  return catalogue.permissions.filter((row) => canBeScope(topology, level, row));
}

/** What a key with these scopes holds, issued by an actor who holds this. */
export function heldByKey(
  scopes: readonly PermissionName[],
  held: PermissionSet,
  { catalogue }: Pick<Blueprint, "catalogue">,
): PermissionSet {
  return of(has(held, implied, catalogue) ? [...scopes, implied] : scopes, catalogue);
}

/** What keys of this level can hold at most; the database keeps a copy. */
export function heldByAnyKey(
  blueprint: Pick<Blueprint, "topology" | "catalogue">,
  level: KeyLevel,
): PermissionSet {
  return of([...scopesOf(blueprint, level).map(({ name }) => name), implied], blueprint.catalogue);
}

/** The part of what a key holds that its issuer chose, in the catalogue's order. */
export function scopesIn(
  held: PermissionSet,
  { catalogue }: Pick<Blueprint, "catalogue">,
): readonly PermissionName[] {
  return names(held, catalogue).filter((name) => name !== implied);
}

/** What the actor holds where a key of this level applies: in the workspace, or in every one. */
export function heldForKeys(actor: Actor, level: KeyLevel): PermissionSet {
  return level === "organization" ? heldInOrganization(actor) : actor.permissions;
}

/** A key works until it is revoked or expires; of one that did both, the first says it. */
export const keyStates = ["active", "expired", "revoked"] as const;
export type KeyState = (typeof keyStates)[number];

/** A key as it is issued. */
export type KeyDraft = {
  readonly name: string;
  readonly scopes: readonly PermissionName[];
  /** Null for one that does not expire. */
  readonly expiresAt: Date | null;
};

/** For a key that does not exist here. */
export const noSuchKey = refuse("no_such_key");

const issueAbove = refuse("above_yourself", { what: "key" }, "scopes");

function checkScopes(blueprint: Blueprint, level: KeyLevel, scopes: readonly PermissionName[]): Decision {
  if (scopes.length === 0) return refuse("scope_needed", {}, "scopes");
  for (const name of scopes) {
    const row = blueprint.catalogue.named[name];
    if (row === undefined) return refuse("unknown_permission", {}, "scopes");
    if (!canBeScope(blueprint.topology, level, row)) {
      return refuse("permission_not_of_key", permissionParams(row), "scopes");
    }
  }
  return allowed;
}

/**
 * Can the actor issue this key? They must hold each of its scopes where it applies: in the workspace, or in every one (C19,
 * C20). What they lose later, the key keeps (C26).
 * @param facts `now` is the database's clock; `active` counts the place's keys that still work
 */
export function canIssueKey(
  actor: Actor,
  level: KeyLevel,
  { name, scopes, expiresAt }: KeyDraft,
  { now, active }: { readonly now: Date; readonly active: number },
): Decision {
  const { blueprint } = actor;
  if (blueprint === null) return noSuchKey;
  const held = heldForKeys(actor, level);
  return allOf(
    () => can(actor, keyPermissions[level].issue),
    () => checkName(name),
    () => checkScopes(blueprint, level, scopes),
    () => (contains(held, of(scopes, blueprint.catalogue)) ? allowed : issueAbove),
    () => (expiresAt === null || expiresAt > now ? allowed : refuse("expiry_past", {}, "expiresAt")),
    () => (active < maxKeys ? allowed : refuse("key_limit", { amount: maxKeys })),
  );
}

/** Can the actor revoke this key (C23)? Once. */
export function canRevokeKey(
  actor: Actor,
  level: KeyLevel,
  key: { readonly revokedAt: Date | null },
): Decision {
  return allOf(
    () => can(actor, keyPermissions[level].revoke),
    () => (key.revokedAt === null ? allowed : refuse("key_revoked")),
  );
}
