import { GrantTeam, TeamGrant } from "@bailiwick/contracts";
import { alreadyGranted, canGrantTeam, demand, Refused } from "@bailiwick/domain";
import { demandEnd, endOf, roleUntil } from "../members/ends.ts";
import type { InWorkspace } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutTeam, aimAtTeam, findTeam } from "../teams/internal.ts";
import { findGrant, grantOf } from "./internal.ts";

/** Gives a team a role in a workspace, also for a time; everyone in the team has it at their next request (P3, P14). */
export const add = procedure("member:add", "team.granted")
  .input(GrantTeam, { aim: aimAtTeam })
  .output(TeamGrant)
  .mutation(async ({ ctx, input }) => {
    const actor = await withRoles(ctx);
    const team = await findTeam(ctx, input.team);

    demand(canGrantTeam(actor, input.role, { isGranted: await isGranted(ctx, team.id) }));
    const endsAt = endOf(input.endsAt) ?? null;
    await demandEnd(ctx, actor, { level: "workspace", role: input.role, endsAt });

    // The key decides, regardless of what was read before.
    const granted = await ctx.sql(
      `INSERT INTO team_grant (org_id, workspace_id, team_id, role, created_by, ends_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING team_id`,
      [ctx.organization.id, ctx.workspace.id, team.id, input.role, actor.id, endsAt],
    );
    if (granted.length === 0) throw new Refused(alreadyGranted);

    await ctx.record({
      action: "team.granted",
      target: aboutTeam(team),
      after: roleUntil(input.role, endsAt),
    });

    return grantOf(await findGrant(ctx, team.id));
  });

async function isGranted({ sql, workspace }: InWorkspace, team: string): Promise<boolean> {
  const found = await sql(
    "SELECT FROM team_grant WHERE org_id = authz.org_id() AND workspace_id = $1 AND team_id = $2",
    [workspace.id, team],
  );
  return found.length > 0;
}
