import { OneTeam, TeamMemberGone } from "@bailiwick/contracts";
import { canRemoveFromTeam, demand, notInTeam, Refused } from "@bailiwick/domain";
import { aboutPerson } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { aimAtTeam, demandByHand, findTeam } from "./internal.ts";
import { findInTeam, seatIn } from "./people.ts";

/** Ends the caller's membership of a team, and what came with it (P15); everyone can. */
export const leave = procedure("organization:read", "team.member_left")
  .input(OneTeam, { aim: aimAtTeam })
  .output(TeamMemberGone)
  .mutation(async ({ ctx, input }) => {
    const self = await findInTeam(ctx, input.team, ctx.actor.id);
    if (self === undefined) throw new Refused(notInTeam);

    demand(canRemoveFromTeam(ctx.actor, self.userId, []));
    await demandByHand(ctx, input.team);

    const team = await findTeam(ctx, input.team);
    const prisma = await ctx.prisma();
    await prisma.teamMember.delete({ where: seatIn(ctx, team.id, self.userId) });

    await ctx.record({ action: "team.member_left", target: aboutPerson(self), before: { team: team.name } });

    return { userId: self.userId };
  });
