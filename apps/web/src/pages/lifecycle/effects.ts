import { type Blueprint, limitInForce, type Roles } from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";

const t = texts.lifecycle;

/** The effects of archiving, one sentence each, for this blueprint. */
export function archiveEffects({ organizationLimits }: Blueprint): string[] {
  const { readOnly, leavesSwitcher, keeps, reversible, makesRoom } = t.archiveEffects;
  const limited = limitInForce(organizationLimits, "activeWorkspaces") !== null;
  return [readOnly, leavesSwitcher, keeps, reversible, ...(limited ? [makesRoom] : [])];
}

/** The restore window of a deleted workspace, in words: "30 days", "24 hours". */
export function windowInWords(hours: number): string {
  const days = hours / 24;
  return Number.isInteger(days) && days > 1 ? t.days(days) : t.hours(hours);
}

/**
 * Who can restore a deleted workspace of this kind: "an owner can restore", "only the platform admin can restore".
 * Roles appear by name, including custom ones.
 */
export function restorersInWords({ deletion }: Blueprint, roles: Roles): string {
  const level = deletion?.restoredBy === "workspace_role" ? "workspace" : "organization";
  const able = roles[level].filter((role) => role.permissions.includes("workspace:restore"));
  if (deletion?.restoredBy === "platform" || able.length === 0) return t.restorers.platform;
  return t.restorers.others(texts.roles.anyOf(able.map(({ name }) => name)));
}

/** For how long a deleted workspace can be restored, and by whom; empty if workspaces are never deleted. */
export function restoringInWords(blueprint: Blueprint, roles: Roles): string {
  if (blueprint.deletion === null) return "";
  const { windowHours } = blueprint.deletion;
  return t.deleteEffects.window(windowInWords(windowHours), restorersInWords(blueprint, roles));
}

/** The effects of deleting, one sentence each; empty if workspaces are never deleted. */
export function deleteEffects(blueprint: Blueprint, roles: Roles, members: number): string[] {
  const { deletion } = blueprint;
  if (deletion === null) return [];
  const effects = t.deleteEffects;
  return [
    effects.members(members),
    ...(deletion.endsSessions ? [effects.endsSessions] : []),
    restoringInWords(blueprint, roles),
    effects.purged,
    effects.slug,
  ];
}
