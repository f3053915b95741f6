import { GrantTeam, TeamGrant } from "@bailiwick/contracts";
import { canChangeTeamRole, demand } from "@bailiwick/domain";
import type { InWorkspace } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutTeam, aimAtTeam } from "../teams/internal.ts";
import { findGrant, grantOf, thisGrant } from "./internal.ts";

/** Changes a team's role in a workspace. */
export const changeRole = procedure("member:change_role", "team.grant_changed")
  .input(GrantTeam, { aim: aimAtTeam })
  .output(TeamGrant)
  .mutation(({ ctx, input }) => changeTeamRole(ctx, input));

type Wanted = { readonly team: string; readonly role: string };

/** Gives the team a different role in the call's workspace. */
export async function changeTeamRole(ctx: InWorkspace, { team, role }: Wanted) {
  const actor = await withRoles(ctx);
  const grant = await findGrant(ctx, team);

  demand(canChangeTeamRole(actor, grant.role, role));

  const prisma = await ctx.prisma();
  await prisma.teamGrant.update({ where: thisGrant(ctx, grant.teamId), data: { role } });

  await ctx.record({
    action: "team.grant_changed",
    target: aboutTeam({ id: grant.teamId, name: grant.name }),
    before: { role: grant.role },
    after: { role },
  });

  return grantOf({ ...grant, role });
}
