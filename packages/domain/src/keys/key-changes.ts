import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import { contains, of } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkName } from "../text/names.ts";
import type { KeyLevel } from "./key-text.ts";
import { heldForKeys, type KeyState, keyPermissions, noSuchKey } from "./keys.ts";

/** How long the old secret of a rotated key still works if no one says otherwise, and at most, in hours. */
export const overlapHours = { usual: 24, most: 720 } as const;

/** How many secrets of one key work at the same time, at most. */
export const maxSecrets = 2;

/** A key as the rules for its changes need it; `secrets` counts those that work. */
export type KeyFacts = {
  readonly state: KeyState;
  readonly scopes: readonly PermissionName[];
  readonly secrets: number;
};

const onlyNarrower = refuse("key_only_narrower", {}, "scopes");
const rotateAbove = refuse("above_yourself", { what: "rotation" });

/**
 * Can the actor rename this key, or take scopes away from it? It keeps its id, its history and its secrets, and never gets a
 * scope that it did not have.
 */
export function canUpdateKey(
  actor: Actor,
  level: KeyLevel,
  key: Pick<KeyFacts, "state" | "scopes">,
  { name, scopes }: { readonly name: string; readonly scopes: readonly PermissionName[] },
): Decision {
  return allOf(
    () => can(actor, keyPermissions[level].issue),
    () => (key.state === "revoked" ? refuse("key_over") : allowed),
    () => checkName(name),
    () => (scopes.length === 0 ? refuse("scope_needed", {}, "scopes") : allowed),
    () => (scopes.every((scope) => key.scopes.includes(scope)) ? allowed : onlyNarrower),
  );
}

/**
 * Can the actor give this key its next secret (C24)? They see its text, so they must hold all that the key can do. While two
 * secrets work there is no third.
 */
export function canRotateKey(actor: Actor, level: KeyLevel, key: KeyFacts): Decision {
  const { blueprint } = actor;
  if (blueprint === null) return noSuchKey;
  return allOf(
    () => can(actor, keyPermissions[level].issue),
    () => (key.state === "active" ? allowed : refuse("key_over")),
    () => (contains(heldForKeys(actor, level), of(key.scopes, blueprint.catalogue)) ? allowed : rotateAbove),
    () => (key.secrets < maxSecrets ? allowed : refuse("key_rotating")),
  );
}

/** Can the actor end this secret of a key before its time? The last one ends with its key only. */
export function canEndSecret(
  actor: Actor,
  level: KeyLevel,
  key: Pick<KeyFacts, "state" | "secrets">,
): Decision {
  return allOf(
    () => can(actor, keyPermissions[level].revoke),
    () => (key.state === "active" ? allowed : refuse("key_over")),
    () => (key.secrets < maxSecrets ? refuse("last_secret") : allowed),
  );
}
