import { OneTeamMember, TeamMember } from "@bailiwick/contracts";
import {
  alreadyInTeam,
  canAddToTeam,
  demand,
  endBeyondYours,
  notInOrganization,
  Refused,
} from "@bailiwick/domain";
import { aboutPerson, aimAtPerson } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { demandByHand, findTeam, reachOf } from "./internal.ts";
import { findInTeam, findPerson } from "./people.ts";

/**
 * Adds a person of the organization to a team: they have the team's roles at their next request (P14), so the actor has
 * to hold as much wherever the team has one, and for as long.
 */
export const addMember = procedure("team_member:add", "team.member_added")
  .input(OneTeamMember, { aim: aimAtPerson })
  .output(TeamMember)
  .mutation(async ({ ctx, input }) => {
    const actor = await withRoles(ctx);
    const team = await findTeam(ctx, input.team);
    const person = await findPerson(ctx, input.userId);
    const isInTeam = (await findInTeam(ctx, team.id, input.userId)) !== undefined;
    const reach = await reachOf(ctx, team.id);

    demand(canAddToTeam(actor, { belongs: person !== undefined, isInTeam, reach }));
    await demandByHand(ctx, team.id);
    if (person === undefined) throw new Refused(notInOrganization);
    const [row] = await ctx.sql<{ may: boolean }>("SELECT authz.may_staff_until_end($1) AS may", [team.id]);
    if (row?.may !== true) throw new Refused(endBeyondYours);

    const { userId, name, email } = person;
    // The key decides, regardless of what was read before.
    const [added] = await ctx.sql<{ active: boolean; picture: string | null; createdAt: Date }>(
      `INSERT INTO team_member (org_id, team_id, user_id, name, email, created_by)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING 
       RETURNING active, picture, created_at AS "createdAt"`,
      [ctx.organization.id, team.id, userId, name, email, actor.id],
    );
    if (added === undefined) throw new Refused(alreadyInTeam);

    await ctx.record({
      action: "team.member_added",
      target: aboutPerson(person),
      after: { team: team.name },
    });

    const { active, picture, createdAt } = added;
    return { userId, name, email, active, picture, createdAt: createdAt.toISOString() };
  });
