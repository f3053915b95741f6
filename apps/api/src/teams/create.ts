import { CreateTeam, Team } from "@bailiwick/contracts";
import { canCreateTeam, demand } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { procedure } from "../procedure/trpc.ts";
import { aboutTeam, namesakes, readTeam } from "./internal.ts";

/** Creates a team without members and without roles (P3). */
export const create = procedure("team:create", "team.created")
  .input(CreateTeam)
  .output(Team)
  .mutation(async ({ ctx, input: { name } }) => {
    demand(canCreateTeam(ctx.actor, name, await namesakes(ctx, name)));

    const prisma = await ctx.prisma();
    const team = await prisma.team.create({
      data: { orgId: ctx.organization.id, id: newId(), name, createdBy: ctx.actor.id },
    });

    await ctx.record({ action: "team.created", target: aboutTeam(team), after: { name } });

    return readTeam(ctx, team.id);
  });
