import type { InOrganizationContext } from "../organizations/internal.ts";

/** A person who is, or could be, in a team. */
export type PersonRow = { readonly userId: string; readonly name: string; readonly email: string };

/**
 * Where a team's members come from, as a table with names, addresses and `active` in a statement whose `$1` is the
 * organization: the organization's people, or the members of the standalone workspace.
 */
export function peopleTable({ blueprint }: Pick<InOrganizationContext, "blueprint">): string {
  const table = blueprint.topology === "flat" ? "member" : "organization_member";
  return `(SELECT user_id, name, sort_name, search_name, email, active FROM ${table} WHERE org_id = $1)`;
}

/** The person of the organization with this id; undefined for anyone else. */
export async function findPerson(ctx: InOrganizationContext, userId: string): Promise<PersonRow | undefined> {
  const [person] = await ctx.sql<PersonRow>(
    `SELECT p.user_id AS "userId", p.name, p.email FROM ${peopleTable(ctx)} p WHERE p.user_id = $2`,
    [ctx.organization.id, userId],
  );
  return person;
}

/** The person of the team with this id; undefined for anyone else. */
export async function findInTeam(
  { sql, organization }: InOrganizationContext,
  team: string,
  userId: string,
): Promise<PersonRow | undefined> {
  const [person] = await sql<PersonRow>(
    `SELECT user_id AS "userId", name, email FROM team_member WHERE org_id = $1 AND team_id = $2 AND user_id = $3`,
    [organization.id, team, userId],
  );
  return person;
}

/** Identifies a person's membership of a team to Prisma. */
export function seatIn({ organization }: InOrganizationContext, teamId: string, userId: string) {
  return { orgId_teamId_userId: { orgId: organization.id, teamId, userId } };
}
