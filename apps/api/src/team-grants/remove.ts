import { OneTeamGrant, TeamGrantGone } from "@bailiwick/contracts";
import { canUngrantTeam, demand } from "@bailiwick/domain";
import type { InWorkspace } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutTeam, aimAtTeam } from "../teams/internal.ts";
import { findGrant, thisGrant } from "./internal.ts";

/** Removes a team's role in a workspace; its members keep what they have there from other sources. */
export const remove = procedure("member:remove", "team.ungranted")
  .input(OneTeamGrant, { aim: aimAtTeam })
  .output(TeamGrantGone)
  .mutation(async ({ ctx, input }) => ({ team: await removeTeamGrant(ctx, input.team) }));

/** Removes the team's role in the call's workspace; returns the team's id. */
export async function removeTeamGrant(ctx: InWorkspace, team: string): Promise<string> {
  const actor = await withRoles(ctx);
  const grant = await findGrant(ctx, team);

  demand(canUngrantTeam(actor, grant.role));

  const prisma = await ctx.prisma();
  await prisma.teamGrant.delete({ where: thisGrant(ctx, grant.teamId) });

  await ctx.record({
    action: "team.ungranted",
    target: aboutTeam({ id: grant.teamId, name: grant.name }),
    before: { role: grant.role },
  });

  return grant.teamId;
}
