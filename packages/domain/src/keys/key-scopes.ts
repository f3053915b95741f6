import { canStandIn } from "../access/levels.ts";
import type { Permission, PermissionName } from "../access/permissions.ts";
import type { KeyLevel } from "./key-text.ts";

/**
 * What only people do: become members and owners, and decide who else gets in. A key that could issue keys would outlive
 * its own revocation.
 */
const onlyByPeople: ReadonlySet<PermissionName> = new Set([
  "key:issue",
  "organization_key:issue",
  "member:make_owner",
  "member:leave",
  "workspace:create",
  // It takes what a person holds in another organization.
  "workspace:transfer",
  // A bundle has everyone's data, and goes on existing after the key is revoked.
  "workspace:export_bundle",
  // A webhook that a key made would go on telling after the key is revoked.
  "integration:manage",
  "organization_integration:manage",
  // What is decided about access is a person's to answer for.
  "access_review:manage",
  "organization_access_review:manage",
  // A policy has to let in the person who sets it, and a person confirms its trial.
  "security_policy:update",
  "organization_security_policy:manage",
  // Who decides by whom people are signed in is a person, and tries it themselves.
  "sign_in:manage",
  "domain:manage",
]);

/** A name for scopes that people give together, such as `machines:write` (C21). */
export type ScopeGroup = { readonly key: string; readonly scopes: readonly PermissionName[] };

/** Can a key of this level have the permission as a scope? */
export function canBeScope(
  topology: "flat" | "organization",
  level: KeyLevel,
  permission: Pick<Permission, "name" | "level">,
): boolean {
  return canStandIn(topology, level, permission) && !onlyByPeople.has(permission.name);
}

/** What was chosen, with the scopes of each group in its place; each once. What is neither stays, to be refused. */
export function scopesChosen(
  { scopeGroups = [] }: { readonly scopeGroups?: readonly ScopeGroup[] },
  chosen: readonly PermissionName[],
): readonly PermissionName[] {
  const named = (name: PermissionName) => scopeGroups.find(({ key }) => key === name)?.scopes ?? [name];
  return [...new Set(chosen.flatMap(named))];
}
