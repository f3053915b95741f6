import { number } from "../locale.ts";
import { plural } from "../plural.ts";

/** Phrases as one: "add members, remove members and invite people". */
function listed(phrases: readonly string[]): string {
  return phrases.length < 2 ? phrases.join() : `${phrases.slice(0, -1).join(", ")} and ${phrases.at(-1)}`;
}

/** The first phrases of a list, and how many more there are. */
function some(phrases: readonly string[], max: number): string {
  if (phrases.length <= max + 1) return listed(phrases);
  return listed([...phrases.slice(0, max), `${phrases.length - max} more things`]);
}

/** Where access comes from, why somebody may do something, and what a change does to whom. */
export const access = {
  // Where it comes from.
  direct: "Own role",
  throughTeam: (team: string, role: string) => `Team ${team}: ${role}`,
  throughOrganization: (role: string) => `Every workspace, as ${role}`,

  // Why somebody may, or may not.
  why: "Why?",
  whyNot: (what: string) => `You cannot ${what}`,
  whyAction: "Why, and who can help …",
  whyTitle: "Who may do what, and why",
  ask: "Can they …",
  askSelf: "Can I …",
  askPlaceholder: "Choose something to do",
  groups: { workspace: "In the workspace", organization: "In the organization" },
  yes: (who: string, what: string) => `Yes. ${who} can ${what}.`,
  no: (who: string, what: string) => `No. ${who} cannot ${what}.`,
  you: "You",
  because: "Because of:",
  grants: "What they have here:",
  grantsSelf: "What you have here:",
  grantLacks: "does not include it",
  noGrants: "No access to this workspace at all.",
  helpers: "These people could help:",
  noHelpers: "Nobody in the workspace who can sign in could help.",
  write: (name: string) => `Write to ${name}`,

  // What a change does.
  effect: "What this changes",
  effectLoading: "Looking at what this changes",
  effectNone: "Nobody gains or loses anything.",
  effectRefused: "This would be refused.",
  effectFailed: "What this changes cannot be shown at the moment.",
  summary: (losing: number, gaining: number) =>
    [
      ...(losing === 0 ? [] : [plural(losing, "person loses something", "people lose something")]),
      ...(gaining === 0 ? [] : [plural(gaining, "person gains something", "people gain something")]),
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
  show: "Who and what",
  hide: "Less",
  loseList: (what: readonly string[]) => `No longer: ${listed(what)}.`,
  gainList: (what: readonly string[]) => `New: ${listed(what)}.`,
  moreGroups: (count: number) => `Show ${number(count)} more`,
  hidden: (count: number) =>
    `${plural(count, "more change is", "more changes are")} in workspaces that you cannot see.`,
  unlisted: (count: number) =>
    `${plural(count, "more change is", "more changes are")} too many to be listed here.`,
  incomplete: "More people are concerned than can be looked at, so there may be more than this.",

  // What a change of plan does.
  planLimits: "Limits",
  planLimit: (name: string, before: string, after: string) => `${name}: ${before} → ${after}`,
  planOver: (over: number) => `${number(over)} over it: what is there stays, and cannot grow`,
  planGains: "Opens",
  planLoses: "Closes",
  planKeeps: "Nothing is deleted.",
};
