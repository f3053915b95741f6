import { randomUUID } from "node:crypto";
import type { TestPerson } from "./api.ts";
import type { TestTenant } from "./tenants.ts";

type Made = {
  /** Who makes it, and may do all of this. */
  readonly by: TestPerson;
  readonly people?: readonly TestPerson[];
  /** The role that it has in the tenant's workspace. */
  readonly role?: string;
  readonly name?: string;
};

/** Has somebody make a team in the tenant, with people in it and a role in its workspace; its id. */
export async function makeTeam({ org, workspace }: TestTenant, made: Made): Promise<string> {
  const { by, people = [], role, name = `Team ${randomUUID().slice(0, 8)}` } = made;
  const { teams, teamGrants } = by.client;
  const { id: team } = await teams.create.mutate({ organization: org, name });
  for (const { id: userId } of people) await teams.addMember.mutate({ organization: org, team, userId });
  if (role !== undefined) await teamGrants.add.mutate({ workspace, team, role });
  return team;
}
