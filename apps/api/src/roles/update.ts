import { Role, UpdateRole } from "@bailiwick/contracts";
import {
  canOverwrite,
  canUpdateRole,
  demand,
  noSuchRole,
  permissionSet,
  Refused,
  roleOfDraft,
} from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { editedOf } from "../workspaces/internal.ts";
import { aboutRole, aimAtRole, bookOf, reachOf, readRole, readRoles } from "./internal.ts";

/** Changes a custom role; for everyone who has it, at their next request. */
export const update = procedure("role:update", "role.updated")
  .input(UpdateRole, { aim: aimAtRole })
  .output(Role)
  .mutation(async ({ ctx, input: { updatedAt, ...input } }) => {
    const { level, key, name, description, permissions } = input;
    const roles = await readRoles(ctx);
    const actor = { ...ctx.actor, roles: bookOf(roles) };
    const draft = { level, name, description, permissions };

    demand(canUpdateRole(actor, key, draft, await reachOf(ctx, level, key)));

    const before = roles.find((role) => role.level === level && role.key === key);
    if (before === undefined) throw new Refused(noSuchRole);
    demand(canOverwrite(updatedAt, editedOf(before)));
    const after = roleOfDraft(ctx.blueprint, key, draft);
    const changed = await ctx.sql(
      `UPDATE role SET name = $4, description = $5, rank = $6, permissions = $7::bit(256)
       WHERE org_id = $1 AND level = $2 AND key = $3 RETURNING key`,
      [ctx.organization.id, level, key, name, description, after.rank, permissionSet.toBits(after.set)],
    );
    if (changed.length === 0) throw new Refused(noSuchRole);

    await ctx.record({
      action: "role.updated",
      target: aboutRole(after),
      before: { name: before.name, description: before.description, permissions: before.permissions },
      after: { name, description, permissions: permissionSet.names(after.set, ctx.blueprint.catalogue) },
    });

    return readRole(ctx, level, key);
  });
