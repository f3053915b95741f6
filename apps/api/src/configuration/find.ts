import { noSuchTeam, Refused } from "@bailiwick/domain";
import { peopleTable } from "../teams/people.ts";
import type { Here } from "./read.ts";

/** The id of the person of the organization, or of the flat workspace, with this address; undefined if the caller sees none. */
export async function personAt(ctx: Here, email: string): Promise<string | undefined> {
  const [person] = await ctx.sql<{ id: string }>(
    `SELECT p.user_id AS id FROM ${peopleTable(ctx)} p WHERE p.email = $2 LIMIT 1`,
    [ctx.organization.id, email],
  );
  return person?.id;
}

/** The id of the team of the organization with this name, in whichever case; undefined if the caller sees none. */
export async function teamAt({ sql }: Pick<Here, "sql">, name: string): Promise<string | undefined> {
  const [team] = await sql<{ id: string }>(
    "SELECT id FROM team WHERE org_id = authz.org_id() AND sort_name = lower($1)",
    [name],
  );
  return team?.id;
}

/** The same. @throws Refused with `NOT_FOUND` if the caller sees none */
export async function teamNamed(ctx: Pick<Here, "sql">, name: string): Promise<string> {
  const team = await teamAt(ctx, name);
  if (team === undefined) throw new Refused(noSuchTeam);
  return team;
}
