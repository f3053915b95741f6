import type { Actor } from "../access/actor.ts";
import { can, permission } from "../access/decide.ts";
import { canGiveInWorkspace, canTouch, withRole } from "../access/grants.ts";
import { contains, type PermissionSet } from "../access/permission-set.ts";
import { roleIn } from "../access/roles.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkName } from "../text/names.ts";
import { notAMember } from "./members.ts";
import { notInOrganization } from "./organization-members.ts";

const teamCreate = permission("team:create");
const teamUpdate = permission("team:update");
const teamDelete = permission("team:delete");
const teamMemberAdd = permission("team_member:add");
const teamMemberRemove = permission("team_member:remove");
const memberAdd = permission("member:add");
const memberChangeRole = permission("member:change_role");
const memberRemove = permission("member:remove");

/** The maximum number of teams in an organization. */
export const maxTeams = 500;

/** A role that a team has in one workspace, and what the actor holds in that workspace. */
export type TeamReach = { readonly role: string; readonly held: PermissionSet };

/** The refusal for a name that another team of the organization has, in whatever case. */
export const teamNameTaken = refuse("team_name_taken", {}, "name");

/** For a team that does not exist or belongs to someone else. */
export const noSuchTeam = refuse("no_such_team");

/** For a person who is already in the team; also the answer to the database's constraint. */
export const alreadyInTeam = refuse("already_in_team");

/** For a person who is not in the team. */
export const notInTeam = refuse("no_such_team_member");

/** For a team that already has a role in the workspace. */
export const alreadyGranted = refuse("already_granted", {}, "team");

/** For a team that has no role in the workspace. */
export const notGranted = refuse("not_granted");

const teamAbove = refuse("above_yourself", { what: "team" });

const tooManyTeams = refuse("team_limit", { amount: maxTeams });

/**
 * Adding a person to a team gives them everything that the team allows, in every workspace; so the actor has to
 * hold it there, too. An unknown role allows an unknown amount.
 */
function reachesAll(actor: Actor, reach: readonly TeamReach[]): Decision {
  const within = reach.every(({ role, held }) => {
    const granted = roleIn(actor.roles, "workspace", role);
    return granted !== undefined && contains(held, granted.set);
  });
  return within ? allowed : teamAbove;
}

/** Can the actor create a team with this name (P3)? `teams` counts the existing ones. */
export function canCreateTeam(
  actor: Actor,
  name: string,
  facts: { readonly teams: number; readonly isTaken: boolean },
): Decision {
  return allOf(
    () => can(actor, teamCreate),
    () => checkName(name),
    () => (facts.isTaken ? teamNameTaken : allowed),
    () => (facts.teams < maxTeams ? allowed : tooManyTeams),
  );
}

/** Can the actor give the team this name? `isTaken` says whether another team has it. */
export function canRenameTeam(actor: Actor, name: string, facts: { readonly isTaken: boolean }): Decision {
  return allOf(
    () => can(actor, teamUpdate),
    () => checkName(name),
    () => (facts.isTaken ? teamNameTaken : allowed),
  );
}

/** Can the actor delete the team, and so take from its members what it gives them? */
export function canDeleteTeam(actor: Actor, reach: readonly TeamReach[]): Decision {
  return allOf(
    () => can(actor, teamDelete),
    () => reachesAll(actor, reach),
  );
}

/** Can the actor add a person to the team (P14)? Only one of the organization's own people. */
export function canAddToTeam(
  actor: Actor,
  facts: { readonly belongs: boolean; readonly isInTeam: boolean; readonly reach: readonly TeamReach[] },
): Decision {
  return allOf(
    () => can(actor, teamMemberAdd),
    () => reachesAll(actor, facts.reach),
    () => (facts.belongs ? allowed : actor.blueprint?.topology === "flat" ? notAMember : notInOrganization),
    () => (facts.isInTeam ? alreadyInTeam : allowed),
  );
}

/** Can the actor remove the person from the team (P15)? Everyone can leave a team. */
export function canRemoveFromTeam(actor: Actor, userId: string, reach: readonly TeamReach[]): Decision {
  if (userId === actor.id) return allowed;
  return allOf(
    () => can(actor, teamMemberRemove),
    () => reachesAll(actor, reach),
  );
}

/** Can the actor assign the team this role in the workspace, under the same rules as for a person (P3, P14)? */
export function canGrantTeam(actor: Actor, role: string, facts: { readonly isGranted: boolean }): Decision {
  return allOf(
    () => can(actor, memberAdd),
    () => withRole(roleIn(actor.roles, "workspace", role), (known) => canGiveInWorkspace(actor, known)),
    () => (facts.isGranted ? alreadyGranted : allowed),
  );
}

/** Can the actor change the team's role in the workspace to this one? */
export function canChangeTeamRole(actor: Actor, from: string, to: string): Decision {
  return allOf(
    () => can(actor, memberChangeRole),
    () => withRole(roleIn(actor.roles, "workspace", to), (known) => canGiveInWorkspace(actor, known)),
    () => canTouch(actor, roleIn(actor.roles, "workspace", from)),
  );
}

/**
 * Can the actor remove the team's role in the workspace? Owners through a team do not count for the last-owner rule.
 */
export function canUngrantTeam(actor: Actor, role: string): Decision {
  return allOf(
    () => can(actor, memberRemove),
    () => canTouch(actor, roleIn(actor.roles, "workspace", role)),
  );
}
