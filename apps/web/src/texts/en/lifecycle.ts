import { plural } from "../plural.ts";

export const lifecycle = {
  archiveTitle: (name: string) => `Archive ${name}`,
  archiveEffects: {
    readOnly: "Nobody can change anything in it any more; everything can still be read.",
    leavesSwitcher: "It leaves the switcher. Its page stays reachable by its address.",
    keeps: "Its members, settings and audit log are kept.",
    reversible: "It can be unarchived at any time.",
    makesRoom: "It no longer counts towards the limit of active workspaces.",
  },
  archive: "Archive the workspace",
  archived: (name: string) => `${name} is archived.`,
  unarchived: (name: string) => `${name} is active again.`,
  defaultSet: (name: string) => `${name} is the default workspace now.`,

  deleteTitle: (name: string) => `Delete ${name}`,
  deleteEffects: {
    members: (count: number) =>
      `${plural(count, "person loses", "people lose")} access at once, you included.`,
    endsSessions: "Whoever else is signed in to it is signed out at once.",
    window: (window: string, restorers: string) => `For ${window} ${restorers} it whole.`,
    purged: "After that it is purged: nothing of it can be brought back.",
    slug: "Its slug stays reserved for 90 days after the purge.",
  },
  // As "For 30 days … it whole" and "… it. For 30 days" want it.
  restorers: {
    platform: "only the platform admin can restore",
    others: (roles: string) => `${roles} can restore`,
  },
  days: (days: number) => plural(days, "day", "days"),
  hours: (hours: number) => plural(hours, "hour", "hours"),
  remove: "Delete the workspace",
  deleted: (name: string) => `${name} is deleted.`,
  restore: "Restore",
  restored: (name: string) => `${name} is restored.`,

  leaveTitle: (name: string) => `Leave ${name}`,
  leaveEffect: "You lose access at once. Somebody who may add members can add you again.",
  leave: "Leave the workspace",
  left: (name: string) => `You left ${name}.`,
};
