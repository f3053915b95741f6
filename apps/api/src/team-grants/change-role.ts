import { GrantTeam, TeamGrant } from "@bailiwick/contracts";
import { canChangeTeamRole, demand } from "@bailiwick/domain";
import { demandEnd, endOf, roleUntil } from "../members/ends.ts";
import type { InWorkspace } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutTeam, aimAtTeam } from "../teams/internal.ts";
import { findGrant, grantOf, thisGrant } from "./internal.ts";

/** Changes a team's role in a workspace, or when it ends. */
export const changeRole = procedure("member:change_role", "team.grant_changed")
  .input(GrantTeam, { aim: aimAtTeam })
  .output(TeamGrant)
  .mutation(({ ctx, input }) => changeTeamRole(ctx, input));

/** Without `endsAt`, an end stays as it is. */
type Wanted = {
  readonly team: string;
  readonly role: string;
  readonly endsAt?: string | null | undefined;
};

/** Gives the team a different role in the call's workspace. */
export async function changeTeamRole(ctx: InWorkspace, { team, role, endsAt: given }: Wanted) {
  const actor = await withRoles(ctx);
  const grant = await findGrant(ctx, team);

  demand(canChangeTeamRole(actor, grant.role, role));
  const wanted = endOf(given);
  const endsAt = wanted === undefined ? grant.endsAt : wanted;
  await demandEnd(ctx, actor, { level: "workspace", role, endsAt, isNew: wanted !== undefined });

  const prisma = await ctx.prisma();
  await prisma.teamGrant.update({ where: thisGrant(ctx, grant.teamId), data: { role, endsAt } });

  await ctx.record({
    action: "team.grant_changed",
    target: aboutTeam({ id: grant.teamId, name: grant.name }),
    before: roleUntil(grant.role, grant.endsAt),
    after: roleUntil(role, endsAt),
  });

  return grantOf({ ...grant, role, endsAt });
}
