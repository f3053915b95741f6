import { DeleteRole, RoleGone } from "@bailiwick/contracts";
import { canDeleteRole, demand, noSuchRole, Refused, roleIn } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutRole, aimAtRole, reachOf, replaceRole, withRoles } from "./internal.ts";

/**
 * Deletes a custom role. People, teams and pending invitations with it get the replacement in the same commit, in every
 * workspace of the organization.
 */
export const deleteRole = procedure("role:delete", "role.deleted")
  .input(DeleteRole, { aim: aimAtRole })
  .output(RoleGone)
  .mutation(async ({ ctx, input: { level, key, replacement = null } }) => {
    const actor = await withRoles(ctx);
    const reach = await reachOf(ctx, level, key);

    demand(canDeleteRole(actor, level, key, replacement, reach));

    let moved = 0;
    if (reach.granted > 0 && replacement !== null) {
      const { people, teams, invitations } = await replaceRole(ctx, level, key, replacement);
      moved = people + teams + invitations;
    }
    const gone = await ctx.sql(
      "DELETE FROM role WHERE org_id = $1 AND level = $2 AND key = $3 RETURNING key",
      [ctx.organization.id, level, key],
    );
    const role = roleIn(actor.roles, level, key);
    if (role === undefined || gone.length === 0) throw new Refused(noSuchRole);

    await ctx.record({
      action: "role.deleted",
      target: aboutRole(role),
      before: { name: role.name, permissions: role.permissions },
      after: { replacement, moved },
    });

    return { level, key, moved };
  });
