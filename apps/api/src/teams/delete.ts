import { OneTeam, TeamGone } from "@bailiwick/contracts";
import { canDeleteTeam, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutTeam, aimAtTeam, demandByHand, reachOf, readTeam } from "./internal.ts";

/** Deletes a team; its members lose access they had only through it. */
export const deleteTeam = procedure("team:delete", "team.deleted")
  .input(OneTeam, { aim: aimAtTeam })
  .output(TeamGone)
  .mutation(async ({ ctx, input }) => {
    const actor = await withRoles(ctx);
    const team = await readTeam(ctx, input.team);

    demand(canDeleteTeam(actor, await reachOf(ctx, team.id)));
    await demandByHand(ctx, team.id);

    const prisma = await ctx.prisma();
    await prisma.team.delete({ where: { orgId_id: { orgId: ctx.organization.id, id: team.id } } });

    const { name, people, workspaces } = team;
    await ctx.record({
      action: "team.deleted",
      target: aboutTeam(team),
      before: { name, people, workspaces },
    });

    return { id: team.id };
  });
