import { Key, RevokeSecret } from "@bailiwick/contracts";
import { canEndSecret, demand, Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutKey, aimAtKey, factsOf, findKey, keyOf, levelOf } from "./internal.ts";

/** Ends one of two secrets of a key before its time: its next call fails (C23), the other one works on. */
export const revokeSecret = procedure(
  { workspace: "key:revoke", organization: "organization_key:revoke" },
  { workspace: "key.secret_revoked", organization: "organization.key_secret_revoked" },
)
  .input(RevokeSecret, { aim: aimAtKey })
  .output(Key)
  .mutation(async ({ ctx, input: { key, publicId } }) => {
    const found = await findKey(ctx, key);

    demand(canEndSecret(ctx.actor, levelOf(ctx), factsOf(ctx, found)));

    const ended = await ctx.sql(
      `UPDATE key_secret SET expires_at = now() WHERE org_id = $1 AND key_id = $2 AND public_id = $3
         AND (expires_at IS NULL OR expires_at > now()) RETURNING public_id`,
      [ctx.organization.id, found.id, publicId],
    );
    if (ended.length === 0) throw new Refused(refuse("no_such_secret", {}, "publicId"));

    const action = ctx.workspace === null ? "organization.key_secret_revoked" : "key.secret_revoked";
    await ctx.record({ action, target: aboutKey(found), before: { publicId } });

    return keyOf(ctx, await findKey(ctx, found.id));
  });
