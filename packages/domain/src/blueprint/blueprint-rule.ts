import type { PermissionName } from "../access/permissions.ts";
import type { RoleSpec } from "../access/roles.ts";
import type { BlueprintSpec } from "./blueprint.ts";

/** A rule inspects a blueprint and returns one sentence for each inconsistency. */
export type Rule = (spec: BlueprintSpec) => readonly string[];

/** Each pair is a forbidden condition and the sentence to report when it is true. */
export function faults(
  ...checks: readonly (readonly [wrong: boolean, sentence: string])[]
): readonly string[] {
  return checks.filter(([wrong]) => wrong).map(([, sentence]) => sentence);
}

/** The roles of both levels. */
export const everyRole = (spec: BlueprintSpec) => [...spec.roles.organization, ...spec.roles.workspace];

/** Whether any of the roles holds the permission. */
export const holds = (roles: readonly RoleSpec[], permission: PermissionName) =>
  roles.some((role) => role.permissions.includes(permission));

/** The keys that occur more than once in the list. */
export function repeated(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

/** Whether it is lowercase words with underscores. */
export const isKey = (text: string) => /^[a-z]+(_[a-z]+)*$/.test(text);
