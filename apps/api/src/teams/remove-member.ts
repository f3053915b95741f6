import { OneTeamMember, TeamMemberGone } from "@bailiwick/contracts";
import { canRemoveFromTeam, demand, notInTeam, Refused } from "@bailiwick/domain";
import { aboutPerson, aimAtPerson } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { demandByHand, findTeam, reachOf } from "./internal.ts";
import { findInTeam, seatIn } from "./people.ts";

/** Removes a person from a team; what they had only through it ends at their next request (P15). */
export const removeMember = procedure("team_member:remove", "team.member_removed")
  .input(OneTeamMember, { aim: aimAtPerson })
  .output(TeamMemberGone)
  .mutation(async ({ ctx, input }) => {
    const actor = await withRoles(ctx);
    const team = await findTeam(ctx, input.team);
    const person = await findInTeam(ctx, team.id, input.userId);
    if (person === undefined) throw new Refused(notInTeam);

    demand(canRemoveFromTeam(actor, person.userId, await reachOf(ctx, team.id)));
    await demandByHand(ctx, team.id);

    const prisma = await ctx.prisma();
    await prisma.teamMember.delete({ where: seatIn(ctx, team.id, person.userId) });

    await ctx.record({
      action: "team.member_removed",
      target: aboutPerson(person),
      before: { team: team.name },
    });

    return { userId: person.userId };
  });
