import { CopyAndReplaceRole, RoleReplaced } from "@bailiwick/contracts";
import {
  canCopyAndReplaceRole,
  demand,
  noSuchRole,
  permissionSet,
  Refused,
  roleIn,
  roleKey,
} from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutRole, aimAtRole, insertRole, reachOf, readRole, replaceRole, withRoles } from "./internal.ts";

/**
 * Replaces a built-in role, which can't be edited, with a custom role (V12): creates the role, and gives it to
 * everyone, every team and every pending invitation with the built-in one, in every workspace of the organization.
 */
export const copyAndReplace = procedure("role:create", "role.replaced")
  .input(CopyAndReplaceRole, { aim: aimAtRole })
  .output(RoleReplaced)
  .mutation(async ({ ctx, input: { level, key, name, description, permissions } }) => {
    const actor = await withRoles(ctx);
    const draft = { level, name, description, permissions };

    demand(canCopyAndReplaceRole(actor, key, draft, await reachOf(ctx, level, key)));

    const replaced = roleIn(actor.roles, level, key);
    if (replaced === undefined) throw new Refused(noSuchRole);
    const role = await insertRole(ctx, roleKey(name, actor.roles), draft);
    const moved = await replaceRole(ctx, level, key, role.key);

    await ctx.record({
      action: "role.replaced",
      target: aboutRole(replaced),
      before: { permissions: replaced.permissions },
      after: {
        key: role.key,
        name,
        description,
        permissions: permissionSet.names(role.set, ctx.blueprint.catalogue),
        moved,
      },
    });

    return { role: await readRole(ctx, level, role.key), moved };
  });
