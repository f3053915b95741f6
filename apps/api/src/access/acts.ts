import type { PreviewAct } from "@bailiwick/contracts";
import type { z } from "zod";
import { changeRole } from "../members/change-role.ts";
import { changeRoles } from "../members/change-roles.ts";
import { leave } from "../members/leave.ts";
import { makeOwner } from "../members/make-owner.ts";
import { remove } from "../members/remove.ts";
import { removeSeveral } from "../members/remove-several.ts";
import { transferOwnership } from "../members/transfer-ownership.ts";
import { changePlan } from "../organizations/change-plan.ts";
import type { DryRun } from "../procedure/dry-run.ts";
import { copyAndReplace } from "../roles/copy-and-replace.ts";
import { deleteRole } from "../roles/delete.ts";
import { update } from "../roles/update.ts";
import { add as grantTeam } from "../team-grants/add.ts";
import { changeRole as changeTeamRole } from "../team-grants/change-role.ts";
import { remove as ungrantTeam } from "../team-grants/remove.ts";
import { addMember } from "../teams/add-member.ts";
import { deleteTeam } from "../teams/delete.ts";
import { leave as leaveTeam } from "../teams/leave.ts";
import { removeMember } from "../teams/remove-member.ts";
import { archive } from "../workspaces/archive.ts";
import { requestDeletion } from "../workspaces/request-deletion.ts";

type Given = z.output<typeof PreviewAct>;
type ActPath = Given["act"];
type InputOf<Path extends ActPath> = Extract<Given, { readonly act: Path }>["input"];

/** Whose access can change: in one workspace or, with null, in all; of some people or, with null, of everyone. */
export type Scope = { readonly inWorkspace: boolean; readonly people: readonly string[] | null };

/** The maximum number of people whose access is compared. */
export const maxPeople = 2_000;

type Act<Path extends ActPath> = {
  /** The procedure that makes the change; the preview runs its verb. */
  readonly change: object;
  readonly scope: (tenant: DryRun, input: InputOf<Path>) => Scope | Promise<Scope>;
  /** Whether it requires a typed confirmation, which comes after the effects were shown. */
  readonly confirmed?: true;
};

const here = (...people: string[]): Scope => ({ inWorkspace: true, people });
const everywhere = (...people: string[]): Scope => ({ inWorkspace: false, people });
/** An action on an organization itself can change access in all of its workspaces. */
const atPlace = ({ workspace }: { readonly workspace?: string | undefined }, ...people: string[]) =>
  workspace === undefined ? everywhere(...people) : here(...people);
const everybodyHere: Scope = { inWorkspace: true, people: null };

/** The people of a team. */
export async function teamPeople(
  { sql }: Pick<DryRun, "sql">,
  { team }: { readonly team: string },
): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    "SELECT user_id AS id FROM team_member WHERE org_id = authz.org_id() AND team_id = $1 ORDER BY user_id LIMIT $2",
    [team, maxPeople + 1],
  );
  return rows.map(({ id }) => id);
}

type OneRole = { readonly level: string; readonly key: string };

/** The people with a role, anywhere in the organization. */
export async function rolePeople({ sql }: Pick<DryRun, "sql">, { level, key }: OneRole): Promise<string[]> {
  const rows = await sql<{ id: string }>("SELECT id FROM authz.role_people($1, $2, $3) id", [
    level,
    key,
    maxPeople + 1,
  ]);
  return rows.map(({ id }) => id);
}

const ofTeamHere = async (tenant: DryRun, input: { readonly team: string }) =>
  here(...(await teamPeople(tenant, input)));
const ofTeam = async (tenant: DryRun, input: { readonly team: string }) =>
  everywhere(...(await teamPeople(tenant, input)));
const ofRole = async (tenant: DryRun, input: OneRole) => everywhere(...(await rolePeople(tenant, input)));
const oneself = ({ actor }: DryRun) => actor.id;

/** Every change whose effects can be previewed. */
export const acts: { readonly [Path in ActPath]: Act<Path> } = {
  "members.changeRole": { change: changeRole, scope: (_, input) => atPlace(input, input.userId) },
  "members.remove": { change: remove, scope: (_, input) => atPlace(input, input.userId) },
  "members.changeRoles": { change: changeRoles, scope: (_, input) => atPlace(input, ...input.userIds) },
  "members.removeSeveral": { change: removeSeveral, scope: (_, input) => atPlace(input, ...input.userIds) },
  "members.leave": { change: leave, scope: (tenant, input) => atPlace(input, oneself(tenant)) },
  "members.makeOwner": { change: makeOwner, scope: (_, { userId }) => here(userId) },
  "members.transferOwnership": {
    change: transferOwnership,
    scope: (tenant, { userId }) => here(userId, oneself(tenant)),
  },
  "teamGrants.add": { change: grantTeam, scope: ofTeamHere },
  "teamGrants.changeRole": { change: changeTeamRole, scope: ofTeamHere },
  "teamGrants.remove": { change: ungrantTeam, scope: ofTeamHere },
  "teams.addMember": { change: addMember, scope: (_, { userId }) => everywhere(userId) },
  "teams.removeMember": { change: removeMember, scope: (_, { userId }) => everywhere(userId) },
  "teams.leave": { change: leaveTeam, scope: (tenant) => everywhere(oneself(tenant)) },
  "teams.delete": { change: deleteTeam, scope: ofTeam },
  "roles.update": { change: update, scope: ofRole },
  "roles.copyAndReplace": { change: copyAndReplace, scope: ofRole },
  "roles.delete": { change: deleteRole, scope: ofRole },
  "organizations.changePlan": { change: changePlan, scope: () => everywhere() },
  "workspaces.archive": { change: archive, scope: () => everybodyHere, confirmed: true },
  "workspaces.requestDeletion": {
    change: requestDeletion,
    scope: () => everybodyHere,
    confirmed: true,
  },
};
