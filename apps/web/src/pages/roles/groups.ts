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

/** What permissions are about, such as "member" of "member:add". */
export type Noun = Exclude<PermissionName extends `${infer Before}:${string}` ? Before : never, "platform">;

export type NounGroup = { readonly noun: Noun; readonly title: string; readonly rows: readonly Permission[] };
/** `title` is null where there is only one part. */
export type Part = { readonly title: string | null; readonly groups: readonly NounGroup[] };

function nounOf({ name }: Permission): Noun {
  return name.slice(0, name.indexOf(":")) as Noun;
}

function byNoun(rows: readonly Permission[]): NounGroup[] {
  const nouns = [...new Set(rows.map(nounOf))];
  return nouns.map((noun) => ({
    noun,
    title: texts.roles.nouns[noun],
    rows: rows.filter((row) => nounOf(row) === noun),
  }));
}

/**
 * What a role of this level can be about here, by noun. A role of the organization has two parts: what it may do in the
 * organization, and what in every workspace of it.
 */
export function permissionParts(
  blueprint: Blueprint,
  roles: readonly ListedRole[],
  level: RoleLevel,
): Part[] {
  const rows = usedPermissions(roles).filter(({ name }) => canStandIn(blueprint.topology, level, name));
  const of = (each: RoleLevel) => rows.filter((row) => row.level === each);
  if (level === "workspace") {
    return [{ title: null, groups: byNoun([...of("workspace"), ...of("organization")]) }];
  }
  return [
    { title: texts.roles.groups.organization, groups: byNoun(of("organization")) },
    { title: texts.roles.everyWorkspace, groups: byNoun(of("workspace")) },
  ].filter(({ groups }) => groups.length > 0);
}

/** A permission of a role in the making: every role has it, or the author may give it, or not, and why. */
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

/** The sentence that says why nothing in a group can be chosen; null where something can, or where reasons differ. */
export function commonRefusal(choices: readonly Choice[]): string | null {
  const reasons = new Set(
    choices.map(({ fixed, decision }) => (fixed || decision.allowed ? null : sentenceOf(decision))),
  );
  const [reason = null] = reasons;
  return reasons.size === 1 ? reason : null;
}
