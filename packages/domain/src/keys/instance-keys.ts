import type { Actor } from "../access/actor.ts";
import { can, permission, permissionParams } from "../access/decide.ts";
import { of, type PermissionSet } from "../access/permission-set.ts";
import {
  coreCatalogue,
  type Permission,
  type PermissionName,
  permissionNamed,
} from "../access/permissions.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkName } from "../text/names.ts";
import { maxSecrets } from "./key-changes.ts";
import { canBeScope } from "./key-scopes.ts";
import type { KeyDraft, KeyState } from "./keys.ts";

/** The maximum number of keys of the instance that are neither revoked nor expired. */
export const maxInstanceKeys = 100;

const issues = permission("platform:issue_key");

/**
 * What a key of the instance can do of the platform admin's: found organizations, see which there are, and set their plans.
 * The rest makes owners, issues keys, or reads mails in which there are links for other people.
 */
const ofPlatform: ReadonlySet<PermissionName> = new Set([
  "organization:create",
  "platform:read",
  "platform:change_plan",
]);

const canBeInstanceScope = (row: Permission) =>
  ofPlatform.has(row.name) ||
  canBeScope("organization", "organization", row) ||
  canBeScope("flat", "workspace", row);

/**
 * The scopes that keys of the instance can have: the control plane's permissions that keys of any organization can have, and
 * some of the platform's. A kind's permission means something in its own blueprint only, so it is none.
 */
export const instanceScopes: readonly Permission[] = coreCatalogue.permissions.filter(canBeInstanceScope);

/**
 * What a key of the instance with these scopes holds. With one that applies in workspaces it holds what every workspace role
 * holds, like the keys of a workspace, so that it can give the roles that it may give.
 */
export function heldByInstanceKey(scopes: readonly PermissionName[]): PermissionSet {
  const applies = scopes.some((name) => coreCatalogue.named[name]?.level === "workspace");
  return of(applies ? [...scopes, permissionNamed["member:leave"].name] : scopes, coreCatalogue);
}

/** What keys of the instance can hold at most; the database keeps a copy. */
export const heldByAnyInstanceKey: PermissionSet = heldByInstanceKey(instanceScopes.map(({ name }) => name));

function checkScopes(scopes: readonly PermissionName[]): Decision {
  if (scopes.length === 0) return refuse("scope_needed", {}, "scopes");
  for (const name of scopes) {
    const row = coreCatalogue.named[name];
    if (row === undefined) return refuse("unknown_permission", {}, "scopes");
    if (!canBeInstanceScope(row)) return refuse("permission_not_of_key", permissionParams(row), "scopes");
  }
  return allowed;
}

/**
 * Can the actor issue this key of the instance? The platform admin can, although they hold nothing inside tenants: it is how
 * a product that embeds the instance works with all of its organizations.
 * @param facts `now` is the database's clock; `active` counts the instance's keys that still work
 */
export function canIssueInstanceKey(
  actor: Actor,
  { name, scopes, expiresAt }: KeyDraft,
  { now, active }: { readonly now: Date; readonly active: number },
): Decision {
  return allOf(
    () => can(actor, issues),
    () => checkName(name),
    () => checkScopes(scopes),
    () => (expiresAt === null || expiresAt > now ? allowed : refuse("expiry_past", {}, "expiresAt")),
    () => (active < maxInstanceKeys ? allowed : refuse("key_limit", { amount: maxInstanceKeys })),
  );
}

/** Can the actor give this key of the instance its next secret? While two secrets work there is no third. */
export function canRotateInstanceKey(
  actor: Actor,
  { state, secrets }: { readonly state: KeyState; readonly secrets: number },
): Decision {
  return allOf(
    () => can(actor, issues),
    () => (state === "active" ? allowed : refuse("key_over")),
    () => (secrets < maxSecrets ? allowed : refuse("key_rotating")),
  );
}

/** Can the actor revoke this key of the instance? Once. */
export function canRevokeInstanceKey(actor: Actor, { state }: { readonly state: KeyState }): Decision {
  return allOf(
    () => can(actor, issues),
    () => (state === "revoked" ? refuse("key_revoked") : allowed),
  );
}
