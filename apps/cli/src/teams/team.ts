import type { Client, Outputs } from "@bailiwick/client";
import { normalizeName } from "@bailiwick/domain";
import { Failure } from "../failure.ts";

type Team = Outputs["teams"]["get"];

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
const sameName = (name: string, wanted: string) => name.toLowerCase() === normalizeName(wanted).toLowerCase();

/**
 * The team of a command, by its name or id.
 * @throws Failure when there is none of this name that the caller can see.
 */
export async function teamNamed(client: Client, organization: string, named: string): Promise<Team> {
  if (isId(named)) return client.teams.get.query({ organization, team: named });
  const { items } = await client.teams.list.query({ organization, search: named, limit: 100 });
  const found = items.find(({ name }) => sameName(name, named));
  if (found === undefined) throw new Failure(`No team ${named} here.`);
  return found;
}

/** The team's role in a workspace; null if it has none. */
export async function grantOf(client: Client, workspace: string, named: string) {
  const search = isId(named) ? "" : named;
  const { items } = await client.teamGrants.list.query({ workspace, search, limit: 100 });
  return items.find(({ team }) => team.id === named || sameName(team.name, named)) ?? null;
}

/**
 * A team without a role in the workspace.
 * @throws Failure when there is none of this name.
 */
export async function ungrantedTeam(client: Client, workspace: string, named: string) {
  const search = isId(named) ? "" : named;
  const { items } = await client.teamGrants.candidates.query({ workspace, search });
  const found = items.find(({ id, name }) => id === named || sameName(name, named));
  if (found === undefined) throw new Failure(`No team ${named} here.`);
  return found;
}
