/*
 * Directory sync: an organization's directory says who belongs to it, who is active, and who is in which team (SCIM 2.0).
 */
import type { Actor } from "../access/actor.ts";
import { can, permission } from "../access/decide.ts";
import { maxTeams, teamNameTaken } from "../people/teams.ts";
import { canUseFeature, type PlanFacts, type PlanRules } from "../plans/plans.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** The permission to write what the directory says. */
export const directorySync = permission("directory:sync");

/** The name of the feature by which a blueprint's plans open directory sync (V63). */
export const directoryFeature = "scim";

/** The maximum number of people of a directory, and of those in one of its teams. */
export const maxDirectoryPeople = 20_000;
export const maxDirectoryTeamPeople = 5_000;

/**
 * What became of someone whom the directory knows: a member; suspended by it; waiting for their first sign-in; or outside the
 * organization's domains and no member, whom a person can invite.
 */
export const directoryStates = ["member", "suspended", "waiting", "outside"] as const;
export type DirectoryState = (typeof directoryStates)[number];

/** Does the plan open directory sync (V63)? */
export const canUseDirectory = (rules: PlanRules, facts: PlanFacts): Decision =>
  canUseFeature(rules, facts, directoryFeature);

/** What is decided with: the plan's word, and whether the job has stopped following the directory and not resumed yet (V40). */
export type DirectoryFacts = { readonly feature: Decision; readonly isStopped: boolean };

/** Can the actor write what the directory says? */
export function canSync(actor: Actor, { feature, isStopped }: DirectoryFacts): Decision {
  return allOf(
    () => can(actor, directorySync),
    () => feature,
    () => (isStopped ? refuse("directory_stopped") : allowed),
  );
}

/** Is this the version that the directory saw? Null is any. */
export const canChangeVersion = (present: number, seen: number | null | undefined): Decision =>
  seen === null || seen === undefined || seen === present ? allowed : refuse("directory_changed");

/** For an address that the directory has already. */
export const directoryPersonExists = refuse("directory_person_exists", {}, "address");

/** For people and teams that the directory does not have. */
export const noSuchDirectoryPerson = refuse("no_such_directory_person");
export const noSuchDirectoryTeam = refuse("no_such_directory_team");

const teamOfDirectory = refuse("team_of_directory");

/** Can people change this team's name and members by hand? Not while the directory says them. */
export const canChangeByHand = ({ ofDirectory }: { readonly ofDirectory: boolean }): Decision =>
  ofDirectory ? teamOfDirectory : allowed;

/** For someone who gets access by hand, whom the directory suspended. */
export const suspendedByDirectory = refuse("suspended_by_directory");

/** Why the directory's word can't be done, by what the database says; `seats` is how many members there can be. */
export function directoryRefusal(answer: string, seats: number | null): Decision {
  switch (answer) {
    case "last_owner":
      return refuse("directory_last_owner");
    case "no_seat":
      return refuse("member_limit", { amount: seats ?? 0 });
    case "taken":
      return teamNameTaken;
    case "limit":
      return refuse("team_limit", { amount: maxTeams });
    default:
      throw new RangeError(`the database says ${answer} of a directory`);
  }
}
