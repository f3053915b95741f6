import { RevokeToken, TokenGone } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { aboutToken, findToken, holderOf } from "./internal.ts";

/** Revokes one of the signed-in person's tokens: its next call fails. */
export const revoke = procedure("organization:read", "token.revoked")
  .input(RevokeToken)
  .output(TokenGone)
  .mutation(async ({ ctx, input: { token } }) => {
    const { name } = holderOf(ctx.principal);
    const found = await findToken(ctx, token);

    await ctx.sql(
      "UPDATE key SET revoked_at = now(), revoked_by_name = $3 WHERE org_id = $1 AND id = $2 AND revoked_at IS NULL",
      [ctx.organization.id, token, name],
    );

    await ctx.record({ action: "token.revoked", target: aboutToken(found), before: { state: found.state } });

    return { id: token };
  });
