import { CreateRole, Role } from "@bailiwick/contracts";
import { canCreateRole, demand, permissionSet, roleKey } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutRole, insertRole, reachOf, readRole, withRoles } from "./internal.ts";

/** Creates a custom role from the catalogue, within what its author holds (V12, C38). No one has it yet. */
export const create = procedure("role:create", "role.created")
  .input(CreateRole)
  .output(Role)
  .mutation(async ({ ctx, input: { level, name, description, permissions } }) => {
    const actor = await withRoles(ctx);
    const draft = { level, name, description, permissions };
    const key = roleKey(name, actor.roles);

    demand(canCreateRole(actor, draft, await reachOf(ctx, level, key)));

    const role = await insertRole(ctx, key, draft);

    const after = {
      level,
      name,
      description,
      permissions: permissionSet.names(role.set, ctx.blueprint.catalogue),
    };
    await ctx.record({ action: "role.created", target: aboutRole(role), after });

    return readRole(ctx, level, key);
  });
