import { randomUUID } from "node:crypto";
import type { TestPerson } from "./api.ts";
import type { TestTenant } from "./tenants.ts";

type Made = {
  /** The team's creator, who needs all of these permissions. */
  readonly by: TestPerson;
  readonly people?: readonly TestPerson[];
  /** Its role in the tenant's workspace. */
  readonly role?: string;
  readonly name?: string;
};

/** Makes a person create a team in the tenant, with members and a role in its workspace; returns its id. */
export async function makeTeam({ org, workspace }: TestTenant, made: Made): Promise<string> {
  const { by, people = [], role, name = `Team ${randomUUID().slice(0, 8)}` } = made;
  const { teams, teamGrants } = by.client;
  const { id: team } = await teams.create.mutate({ organization: org, name });
  for (const { id: userId } of people) await teams.addMember.mutate({ organization: org, team, userId });
  if (role !== undefined) await teamGrants.add.mutate({ workspace, team, role });
  return team;
}
