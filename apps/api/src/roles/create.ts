import { CreateRole, Role } from "@bailiwick/contracts";
import { canCreateRole, demand, permissionSet, roleKey, roleOfDraft } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutRole, reachOf, readRole, withRoles } from "./internal.ts";

/** Composes a role from the catalogue, within what its author holds (V12, C38). Nobody has it yet. */
export const create = procedure("role:create", "role.created")
  .input(CreateRole)
  .output(Role)
  .mutation(async ({ ctx, input: { level, name, description, permissions } }) => {
    const actor = await withRoles(ctx);
    const draft = { level, name, description, permissions };
    const key = roleKey(name, actor.roles);

    demand(canCreateRole(actor, draft, await reachOf(ctx, level, key)));

    const role = roleOfDraft(ctx.blueprint, key, draft);
    await ctx.sql(
      `INSERT INTO role (org_id, level, key, name, description, rank, built_in, permissions)
       VALUES ($1, $2, $3, $4, $5, $6, false, $7::bit(256))`,
      [ctx.organization.id, level, key, name, description, role.rank, permissionSet.toBits(role.set)],
    );

    const after = {
      level,
      name,
      description,
      permissions: permissionSet.names(role.set, ctx.blueprint.catalogue),
    };
    await ctx.record({ action: "role.created", target: aboutRole(role), after });

    return readRole(ctx, level, key);
  });
