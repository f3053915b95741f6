import { RenameTeam, Team } from "@bailiwick/contracts";
import { canOverwrite, canRenameTeam, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { editedOf } from "../workspaces/internal.ts";
import { aboutTeam, aimAtTeam, demandByHand, findTeam, namesakes, readTeam } from "./internal.ts";

/** Renames a team; the name must be unique in the organization, ignoring case. */
export const rename = procedure("team:update", "team.renamed")
  .input(RenameTeam, { aim: aimAtTeam })
  .output(Team)
  .mutation(async ({ ctx, input }) => {
    const team = await findTeam(ctx, input.team);

    demand(canRenameTeam(ctx.actor, input.name, await namesakes(ctx, input.name, team.id)));
    await demandByHand(ctx, team.id);

    const prisma = await ctx.prisma();
    const where = { orgId_id: { orgId: ctx.organization.id, id: team.id } };
    demand(canOverwrite(input.updatedAt, editedOf(await prisma.team.findUniqueOrThrow({ where }))));
    const renamed = await prisma.team.update({
      where,
      data: { name: input.name },
    });

    await ctx.record({
      action: "team.renamed",
      target: aboutTeam(renamed),
      before: { name: team.name },
      after: { name: renamed.name },
    });

    return readTeam(ctx, team.id);
  });
