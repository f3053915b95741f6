import { listed } from "../listed.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";
import { inside } from "./resources.ts";

export const lifecycle = {
  archiveTitle: (name: string) => `Archive ${name}`,
  archiveEffects: {
    readOnly: "It becomes read-only. Everything can still be viewed.",
    leavesSwitcher: "It disappears from the switcher. Its page stays available at its address.",
    keeps: "Members, settings and the audit log are kept.",
    reversible: "You can unarchive it at any time.",
    makesRoom: "It no longer counts toward the limit of active workspaces.",
  },
  archive: "Archive workspace",
  archived: (name: string) => `${name} archived.`,
  unarchived: (name: string) => `${name} is active again.`,
  defaultSet: (name: string) => `${name} is now the default workspace.`,

  deleteTitle: (name: string) => `Delete ${name}`,
  deleteEffects: {
    members: (count: number) =>
      `${plural(count, "person loses", "people lose")} access immediately, including you.`,
    endsSessions: "Everyone else who is signed in to it is signed out immediately.",
    window: (window: string, restorers: string) => `For ${window}, ${restorers} it with everything in it.`,
    purged: "After that it is permanently deleted and can't be restored.",
    slug: "Its slug stays reserved for 90 days after that.",
  },
  unregistered: (amount: number, kind: string) =>
    `${number(amount)} ${inside(kind)} ${amount === 1 ? "loses its" : "lose their"} registration`,
  unregisteredDescription: (at: string) =>
    `On ${at}, when the workspace is permanently deleted. Agents there run on and can't report.`,
  moveFirst: (kinds: string) => `Move ${inside(kinds)} first.`,
  moveHint: "In the list, open each one and move it to another workspace that you own. It keeps working.",
  // Completes "For 30 days, … it with everything in it."
  restorers: {
    platform: "only the platform admin can restore",
    others: (roles: string) => `people with the ${roles} role can restore`,
  },
  days: (days: number) => plural(days, "day", "days"),
  hours: (hours: number) => plural(hours, "hour", "hours"),
  remove: "Delete workspace",
  deleted: (name: string) => `${name} deleted.`,
  restore: "Restore",
  restored: (name: string) => `${name} restored.`,

  transfer: {
    title: (name: string) => `Transfer ${name} to another organization`,
    along: "Everything in it comes along: members, settings, resources, keys, integrations and files.",
    people: "Its people join the other organization, and stay in this one, too.",
    log: "Its activity up to now stays in this organization's audit log. Both logs get a receipt.",
    address: "The old address leads to the new one.",
    to: "Organization",
    noTarget: "No other organization of this kind where you can create workspaces.",
    choose: "Choose an organization first.",
    slug: "Slug there",
    teams: "Roles of teams",
    asMembers: "Their people become members with the same role",
    teamsAlong: "The teams come along with their people",
    submit: "Transfer workspace",
    joining: (count: number) =>
      plural(count, "person joins the organization.", "people join the organization."),
    roles: (names: readonly string[]) => `Custom roles that are created there: ${listed("en", names)}.`,
    bringsTeams: (names: readonly string[]) => `Teams that are created there: ${listed("en", names)}.`,
    leavesTeams: (names: readonly string[]) =>
      `People of these teams become members: ${listed("en", names)}.`,
    allotments: "What it was allotted here ends. What it has used stays used here.",
    shared: (count: number) =>
      `It loses sight of ${plural(count, "shared resource", "shared resources")} of this organization.`,
    boundKeys: (count: number) =>
      `${plural(count, "key of this organization stops", "keys of this organization stop")} working in it.`,
    things: {
      members: ["Member", "Members"],
      invitations: ["Invitation", "Invitations"],
      keys: ["Key", "Keys"],
      webhooks: ["Webhook", "Webhooks"],
      files: ["File", "Files"],
    } as Readonly<Record<string, readonly [string, string]>>,
    done: (name: string, organization: string) => `${name} transferred to ${organization}.`,
  },

  leaveTitle: (name: string) => `Leave ${name}`,
  leaveEffect: "You lose access immediately. Someone who can add members can add you again.",
  leave: "Leave workspace",
  left: (name: string) => `You left ${name}.`,
};
