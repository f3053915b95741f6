import { CreateRole, Role } from "@bailiwick/contracts";
import {
  canCreateRole,
  demand,
  permissionSet,
  Refused,
  type RoleDraft,
  roleIn,
  roleKey,
  roleNameTaken,
} from "@bailiwick/domain";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { aboutRole, insertRole, reachOf, readRole, withRoles } from "./internal.ts";

/** Creates a custom role from the catalogue, within what its author holds (V12, C38). No one has it yet. */
export const create = procedure("role:create", "role.created")
  .input(CreateRole)
  .output(Role)
  .mutation(({ ctx, input: { level, name, description, permissions } }) =>
    createRole(ctx, { level, name, description, permissions }),
  );

/**
 * Creates a custom role.
 * @param given its key, if it is not to follow from its name
 */
export async function createRole(ctx: InOrganizationContext, draft: RoleDraft, given?: string) {
  const { level, name, description } = draft;
  const actor = await withRoles(ctx);
  const key = given ?? roleKey(name, actor.roles);

  demand(canCreateRole(actor, draft, await reachOf(ctx, level, key)));
  const isTaken = (["organization", "workspace"] as const).some((each) => roleIn(actor.roles, each, key));
  if (isTaken) throw new Refused(roleNameTaken);

  const role = await insertRole(ctx, key, draft);

  const after = {
    level,
    name,
    description,
    permissions: permissionSet.names(role.set, ctx.blueprint.catalogue),
  };
  await ctx.record({ action: "role.created", target: aboutRole(role), after });

  return readRole(ctx, level, key);
}
