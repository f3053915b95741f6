import { CandidateList, ListTeamCandidates } from "@bailiwick/contracts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";
import { findTeam } from "./internal.ts";
import { type PersonRow, peopleTable } from "./people.ts";

/** The maximum number of suggestions; typing more letters finds the others. */
const max = 20;

/** Active people of the organization, or of the standalone workspace, who are not in the team, by name. */
export const candidates = procedure("team_member:add")
  .input(ListTeamCandidates)
  .output(CandidateList)
  .query(async ({ ctx, input }) => {
    const team = await findTeam(ctx, input.team);
    const items = await ctx.sql<PersonRow>(
      `SELECT p.user_id AS "userId", p.name, p.email FROM ${peopleTable(ctx)} p
       WHERE p.active AND ${matching("$3", "p.search_name", "p.email")}
         AND NOT EXISTS (SELECT FROM team_member m WHERE m.org_id = $1 AND m.team_id = $2 AND m.user_id = p.user_id)
       ORDER BY p.sort_name, p.user_id LIMIT ${max}`,
      [ctx.organization.id, team.id, input.search],
    );
    return { items };
  });
