import type { Person } from "./people.ts";
import type { Place } from "./places.ts";

/** A team, with its organization. */
export type Team = { readonly id: string; readonly organization: string; readonly name: string };

/** The id of a person's account. */
export async function idOf({ api }: Person): Promise<string> {
  const { user } = await api.session.me.query();
  return user.id;
}

/** Creates a team with these people in the organization of a workspace, which can be the workspace itself. */
export async function makeTeam(
  by: Person,
  { id }: Pick<Place, "id">,
  name: string,
  people: readonly Person[],
): Promise<Team> {
  const { organization } = await by.api.workspaces.get.query({ workspace: id });
  const team = await by.api.teams.create.mutate({ organization: organization.id, name });
  for (const person of people) {
    const userId = await idOf(person);
    await by.api.teams.addMember.mutate({ organization: organization.id, team: team.id, userId });
  }
  return { id: team.id, organization: organization.id, name };
}

/** Assigns the team the role with this key in the workspace. */
export async function grantTeam(
  by: Person,
  { id }: Pick<Place, "id">,
  team: Team,
  role: string,
): Promise<void> {
  await by.api.teamGrants.add.mutate({ workspace: id, team: team.id, role });
}
