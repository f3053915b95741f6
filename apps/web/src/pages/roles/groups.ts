import {
  type Actor,
  type Blueprint,
  canCompose,
  canStandIn,
  checkRolePermissions,
  type Decision,
  neededIn,
  type Permission,
  type PermissionName,
  type RoleLevel,
  type RoleReach,
} from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { usedPermissions } from "./matrix.ts";
import type { ListedRole } from "./roles.ts";

/** `noun` is what the permissions are about, such as "member" in "member:add". */
export type NounGroup = {
  readonly noun: string;
  readonly title: string;
  readonly rows: readonly Permission[];
};
/** `title` is null if there is only one part. */
export type Part = { readonly title: string | null; readonly groups: readonly NounGroup[] };

function nounOf({ name }: Permission): string {
  return name.slice(0, name.indexOf(":"));
}

/** The name of a noun: the console's for the control plane's nouns, the blueprint's for a kind. */
export function nounTitle({ resourceKinds }: Pick<Blueprint, "resourceKinds">, noun: string): string {
  const own: Readonly<Record<string, string>> = texts.roles.nouns;
  return own[noun] ?? resourceKinds.find(({ key }) => key === noun)?.plural ?? noun;
}

function byNoun(blueprint: Blueprint, rows: readonly Permission[]): NounGroup[] {
  const nouns = [...new Set(rows.map(nounOf))];
  return nouns.map((noun) => ({
    noun,
    title: nounTitle(blueprint, noun),
    rows: rows.filter((row) => nounOf(row) === noun),
  }));
}

/**
 * The permissions that a role of this level can have here, by noun. An organization role has two parts: its permissions
 * in the organization, and those in every workspace of it.
 */
export function permissionParts(
  blueprint: Blueprint,
  roles: readonly ListedRole[],
  level: RoleLevel,
): Part[] {
  const rows = usedPermissions(blueprint, roles).filter((row) => canStandIn(blueprint.topology, level, row));
  return partsOf(blueprint, level, rows);
}

/** Permissions of a role or a key of this level, by noun, in the parts that its level has. */
export function partsOf(blueprint: Blueprint, level: RoleLevel, rows: readonly Permission[]): Part[] {
  const of = (each: RoleLevel) => rows.filter((row) => row.level === each);
  if (level === "workspace") {
    return [{ title: null, groups: byNoun(blueprint, [...of("workspace"), ...of("organization")]) }];
  }
  return [
    { title: texts.roles.groups.organization, groups: byNoun(blueprint, of("organization")) },
    { title: texts.roles.everyWorkspace, groups: byNoun(blueprint, of("workspace")) },
  ].filter(({ groups }) => groups.length > 0);
}

/** A permission in a draft: every role has it, or the author can give it, or not, and why. */
export type Choice = { readonly fixed: boolean; readonly decision: Decision };

/** Whether the author can choose a permission for a role of this level. */
export function choiceOf(
  actor: Actor,
  blueprint: Blueprint,
  level: RoleLevel,
  name: PermissionName,
  reach: RoleReach,
): Choice {
  const needed = neededIn[level];
  if (needed.includes(name)) {
    const without = needed.filter((each) => each !== name);
    return { fixed: true, decision: checkRolePermissions(blueprint, { level, permissions: without }) };
  }
  return { fixed: false, decision: canCompose(actor, level, [name], reach) };
}

/** The reason why nothing in a group can be chosen; null if something can, or if reasons differ. */
export function commonRefusal(choices: readonly Choice[]): string | null {
  const reasons = new Set(
    choices.map(({ fixed, decision }) => (fixed || decision.allowed ? null : sentenceOf(decision))),
  );
  const [reason = null] = reasons;
  return reasons.size === 1 ? reason : null;
}
