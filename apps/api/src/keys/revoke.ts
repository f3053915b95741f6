import { Key, RevokeKey } from "@bailiwick/contracts";
import { canRevokeKey, demand, principalName } from "@bailiwick/domain";
import type { InWorkspace } from "../members/internal.ts";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { aboutKey, aimAtKey, findKey, keyOf, levelOf } from "./internal.ts";

/** Revokes a key: its next call fails (C23). It stays in the list and in the log. */
export const revoke = procedure(
  { workspace: "key:revoke", organization: "organization_key:revoke" },
  { workspace: "key.revoked", organization: "organization.key_revoked" },
)
  .input(RevokeKey, { aim: aimAtKey })
  .output(Key)
  .mutation(({ ctx, input }) => revokeKey(ctx, input.key));

/** Revokes the key of the call's place with this id. */
export async function revokeKey(ctx: InWorkspace | InOrganizationContext, key: string) {
  const found = await findKey(ctx, key);

  demand(canRevokeKey(ctx.actor, levelOf(ctx), found));

  await ctx.sql(
    "UPDATE key SET revoked_at = now(), revoked_by_name = $3 WHERE org_id = $1 AND id = $2 AND revoked_at IS NULL",
    [ctx.organization.id, found.id, principalName(ctx.principal).name],
  );

  const action = ctx.workspace === null ? "organization.key_revoked" : "key.revoked";
  await ctx.record({ action, target: aboutKey(found), before: { state: found.state } });

  return keyOf(ctx, await findKey(ctx, found.id));
}
