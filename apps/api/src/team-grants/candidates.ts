import { ListTeamGrantCandidates, TeamGrantCandidateList } from "@bailiwick/contracts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";

/** The maximum number of suggestions; typing more letters finds the others. */
const max = 20;

/** Teams of the organization without a role in the workspace, by name, as far as the caller can see teams. */
export const candidates = procedure("member:add")
  .input(ListTeamGrantCandidates)
  .output(TeamGrantCandidateList)
  .query(async ({ ctx, input }) => {
    const items = await ctx.sql<{ id: string; name: string; people: number }>(
      `SELECT t.id, t.name,
         (SELECT count(*)::int FROM team_member m WHERE m.org_id = t.org_id AND m.team_id = t.id) AS people
       FROM team t WHERE t.org_id = $1 AND ${matching("$3", "t.search_name")}
         AND NOT EXISTS (SELECT FROM team_grant g WHERE g.org_id = $1 AND g.workspace_id = $2 AND g.team_id = t.id)
       ORDER BY t.sort_name, t.id LIMIT ${max}`,
      [ctx.organization.id, ctx.workspace.id, input.search],
    );
    return { items };
  });
