import {
  type Actor,
  canIssueKey,
  type KeyLevel,
  type Permission,
  type PermissionName,
  permissionSet,
  scopesOf,
} from "@bailiwick/domain";
import { type Choice, type Part, partsOf } from "../roles/groups.ts";
import type { KeyPlace } from "./keys.ts";

type Place = Pick<KeyPlace, "level" | "blueprint" | "actor">;

/** What keys of this place can do, by noun: every possible scope that some role here has. */
export function scopeParts({ level, blueprint, actor: { roles } }: Place): Part[] {
  const { catalogue } = blueprint;
  const every = roles.organization.concat(roles.workspace);
  const held = permissionSet.union(...every.map((role) => role.set));
  const rows = scopesOf(blueprint, level).filter(({ name }) => permissionSet.has(held, name, catalogue));
  return partsOf(blueprint, level, rows);
}

/** What one key can do, by noun. */
export function partsOfKey(
  { level, blueprint }: Pick<Place, "level" | "blueprint">,
  scopes: readonly PermissionName[],
): Part[] {
  const rows = scopes.flatMap((name): Permission[] => {
    const row = blueprint.catalogue.named[name];
    return row === undefined ? [] : [row];
  });
  return partsOf(blueprint, level, rows);
}

/** How many permissions there are in the parts. */
export function countIn(parts: readonly Part[]): number {
  return parts.flatMap(({ groups }) => groups).reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Whether the issuer can choose this scope: they hold it wherever the key applies. */
export function scopeChoice(actor: Actor, level: KeyLevel, name: PermissionName): Choice {
  const draft = { name, scopes: [name], expiresAt: null };
  return { fixed: false, decision: canIssueKey(actor, level, draft, { now: new Date(), active: 0 }) };
}
