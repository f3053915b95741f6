import { DeleteRole, RoleGone } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import { canDeleteRole, demand, noSuchRole, Refused, type RoleLevel, roleIn } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutRole, aimAtRole, reachOf, withRoles } from "./internal.ts";

/**
 * Deletes a custom role. Where people, teams or pending invitations have it, they get the replacement in the same commit,
 * in every workspace of the organization.
 */
export const deleteRole = procedure("role:delete", "role.deleted")
  .input(DeleteRole, { aim: aimAtRole })
  .output(RoleGone)
  .mutation(async ({ ctx, input: { level, key, replacement = null } }) => {
    const actor = await withRoles(ctx);
    const reach = await reachOf(ctx, level, key);

    demand(canDeleteRole(actor, level, key, replacement, reach));

    const moved = reach.granted > 0 && replacement !== null ? await replace(ctx, level, key, replacement) : 0;
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

async function replace({ sql }: Pick<Tenant, "sql">, level: RoleLevel, key: string, replacement: string) {
  const [row] = await sql<{ moved: number }>("SELECT authz.replace_role($1, $2, $3) AS moved", [
    level,
    key,
    replacement,
  ]);
  return row?.moved ?? 0;
}
