import { listed } from "../listed.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";

/** The first phrases of a list, and how many more there are. */
function some(phrases: readonly string[], max: number): string {
  if (phrases.length <= max + 1) return listed("en", phrases);
  return listed("en", [...phrases.slice(0, max), `${phrases.length - max} more permissions`]);
}

/** The sources of access, why someone can or can't do something, and the effects of a change on people. */
export const access = {
  // The source of access.
  grant: {
    direct: (role: string, _team: string) => `${role} here`,
    team: (role: string, team: string) => `${role} here through the team ${team}`,
    organization: (role: string, _team: string) => `${role} of the whole organization`,
  },
  direct: "Direct role",
  throughTeam: (team: string, role: string) => `Team ${team}: ${role}`,
  throughOrganization: (role: string) => `All workspaces, as ${role}`,

  until: (grant: string, day: string) => `${grant} until ${day}`,
  ends: "Ends",
  endLabel: "Access ends",
  endNever: "Never. Choose the last day of the access to end it by itself.",
  endKept: "Leave it empty to keep the ends as they are.",
  endHint: (moment: string) => `Ends by itself on ${moment}.`,
  endTitle: (name: string) => `Change when the access of ${name} ends`,
  endAction: "Change end of access…",
  endSubmit: "Save",
  endSaved: (name: string) => `End of the access of ${name} changed.`,
  endsAfter: (who: string, day: string) => `The access of ${who} then ends on ${day}.`,
  endsNever: (who: string) => `The access of ${who} then has no end.`,

  // Why someone can or can't.
  why: "Why?",
  whyNot: (what: string) => `You can't ${what}`,
  whyAction: "Why, and who can help…",
  whyTitle: "Permissions explained",
  ask: "Can they…",
  askSelf: "Can I…",
  askPlaceholder: "Choose an action",
  groups: { workspace: "In the workspace", organization: "In the organization" },
  yes: (who: string, what: string) => `Yes. ${who} can ${what}.`,
  no: (who: string, what: string) => `No. ${who} can't ${what}.`,
  you: "You",
  because: "Because of:",
  grants: "Their access here:",
  grantsSelf: "Your access here:",
  grantLacks: "doesn't include this",
  noGrants: "No access to this workspace.",
  helpers: "These people can help:",
  noHelpers: "No one in the workspace who can sign in can do this.",
  write: (name: string) => `Email ${name}`,

  // The effect of a change.
  effect: "What this changes",
  effectLoading: "Checking what this changes",
  effectWaits: "Choose first to see what this changes.",
  effectNone: "No one gains or loses access.",
  effectRefused: "This isn't allowed.",
  effectFailed: "The preview isn't available right now.",
  summary: (losing: number, gaining: number) =>
    [
      ...(losing === 0 ? [] : [plural(losing, "person loses access", "people lose access")]),
      ...(gaining === 0 ? [] : [plural(gaining, "person gains access", "people gain access")]),
    ].join(", "),
  people: (count: number) => plural(count, "person", "people"),
  workspaces: (count: number) => plural(count, "workspace", "workspaces"),
  organization: "the organization itself",
  and: (one: string, other: string) => `${one} and ${other}`,
  in: (place: string) => ` in ${place}`,
  losesAccess: (who: string, several: boolean, place: string) =>
    `${who} ${several ? "lose" : "loses"} all access to ${place}.`,
  gainsAccess: (who: string, several: boolean, place: string) =>
    `${who} ${several ? "get" : "gets"} access to ${place}.`,
  loses: (who: string, what: readonly string[], place: string) =>
    `${who} can no longer ${some(what, 3)}${place}.`,
  gains: (who: string, what: readonly string[], place: string) => `${who} can then ${some(what, 3)}${place}.`,
  show: "Show details",
  hide: "Hide details",
  loseList: (what: readonly string[]) => `No longer: ${listed("en", what)}.`,
  gainList: (what: readonly string[]) => `New: ${listed("en", what)}.`,
  moreGroups: (count: number) => `Show ${number(count)} more`,
  endedInvitations: (count: number) =>
    `${plural(count, "pending invitation ends", "pending invitations end")}:`,
  hidden: (count: number) =>
    `${plural(count, "more change is", "more changes are")} in workspaces you can't see.`,
  unlisted: (count: number) => `${plural(count, "more change is", "more changes are")} not listed here.`,
  incomplete: "This affects more people than the preview covers, so there may be more changes.",

  // The effect of a change of plan.
  planLimits: "Limits",
  planLimit: (name: string, before: string, after: string) => `${name}: ${before} → ${after}`,
  planOver: (over: number) => `${number(over)} over the limit: you keep what you have but can't add more`,
  planGains: "Adds",
  planLoses: "Removes",
  planKeeps: "Nothing is deleted.",
};
