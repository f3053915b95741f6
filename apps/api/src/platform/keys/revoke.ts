import { InstanceKey, OneInstanceKey } from "@bailiwick/contracts";
import { canRevokeInstanceKey, changedMeanwhile, demand, Refused } from "@bailiwick/domain";
import { procedure } from "../../procedure/trpc.ts";
import { findKey } from "./internal.ts";

/** Revokes a key of the instance: its next call fails. It stays in the list, with its history. */
export const revokeKey = procedure("platform:issue_key", "instance.key_revoked")
  .input(OneInstanceKey)
  .output(InstanceKey)
  .mutation(async ({ ctx, input: { key } }) => {
    demand(canRevokeInstanceKey(ctx.actor, await findKey(ctx, key)));

    const [answer] = await ctx.sql<{ done: boolean }>("SELECT authz.revoke_instance_key($1) AS done", [key]);
    if (answer?.done !== true) throw new Refused(changedMeanwhile);

    return findKey(ctx, key);
  });
