import type { Actor } from "../access/actor.ts";
import { permissionParams } from "../access/decide.ts";
import { contains, of, type PermissionSet } from "../access/permission-set.ts";
import type { Permission, PermissionName } from "../access/permissions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkName } from "../text/names.ts";
import { canBeScope } from "./key-scopes.ts";
import { type KeyDraft, noSuchKey } from "./keys.ts";

/** The maximum number of a person's tokens in one organization that are neither revoked nor expired. */
export const maxTokens = 20;

const tokenAbove = refuse("above_yourself", { what: "token" }, "scopes");

/** The scopes that personal tokens can have in organizations of this blueprint, in the catalogue's order. */
export function tokenScopes({
  topology,
  catalogue,
}: Pick<Blueprint, "topology" | "catalogue">): readonly Permission[] {
  return catalogue.permissions.filter((row) => isTokenScope(topology, row));
}

const isTokenScope = (topology: Blueprint["topology"], row: Permission) =>
  canBeScope(topology, "workspace", row) || canBeScope(topology, "organization", row);

function checkScopes({ topology, catalogue }: Blueprint, scopes: readonly PermissionName[]): Decision {
  if (scopes.length === 0) return refuse("scope_needed", {}, "scopes");
  for (const name of scopes) {
    const row = catalogue.named[name];
    if (row === undefined) return refuse("unknown_permission", {}, "scopes");
    if (!isTokenScope(topology, row)) return refuse("permission_not_of_key", permissionParams(row), "scopes");
  }
  return allowed;
}

/**
 * Can the person issue themselves this token in the organization? Each of its scopes they hold somewhere there; what a token
 * can do is cut to what they can do at that moment (C25).
 * @param facts `held` is what they hold in any workspace or in the organization; `active` counts their tokens that still work
 */
export function canIssueToken(
  { blueprint }: Pick<Actor, "blueprint">,
  { name, scopes, expiresAt }: KeyDraft,
  { now, held, active }: { readonly now: Date; readonly held: PermissionSet; readonly active: number },
): Decision {
  if (blueprint === null) return noSuchKey;
  return allOf(
    () => checkName(name),
    () => checkScopes(blueprint, scopes),
    () => (contains(held, of(scopes, blueprint.catalogue)) ? allowed : tokenAbove),
    () => (expiresAt === null || expiresAt > now ? allowed : refuse("expiry_past", {}, "expiresAt")),
    () => (active < maxTokens ? allowed : refuse("key_limit", { amount: maxTokens })),
  );
}
