import type { Blueprint } from "@bailiwick/domain";
import { texts } from "../../texts/index.ts";

const says = texts.lifecycle;

/** What archiving does, one sentence each, as this blueprint has it. */
export function archiveEffects({ organizationLimits }: Blueprint): string[] {
  const { readOnly, leavesSwitcher, keeps, reversible, makesRoom } = says.archiveEffects;
  const limited = organizationLimits.activeWorkspaces !== undefined;
  return [readOnly, leavesSwitcher, keeps, reversible, ...(limited ? [makesRoom] : [])];
}

/** The window in which a deleted workspace can be restored, in words: "30 days", "24 hours". */
export function windowInWords(hours: number): string {
  const days = hours / 24;
  return Number.isInteger(days) && days > 1 ? says.days(days) : says.hours(hours);
}

/** What deleting does, one sentence each; empty where workspaces are never deleted. */
export function deleteEffects({ deletion }: Blueprint, members: number): string[] {
  if (deletion === null) return [];
  const effects = says.deleteEffects;
  return [
    effects.members(members),
    ...(deletion.endsSessions ? [effects.endsSessions] : []),
    `${effects.window(windowInWords(deletion.windowHours))} ${says.restoredBy[deletion.restoredBy]}`,
    effects.purged,
    effects.slug,
  ];
}
