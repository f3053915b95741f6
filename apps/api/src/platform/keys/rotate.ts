import { IssuedInstanceKey, RotateInstanceKey } from "@bailiwick/contracts";
import { canRotateInstanceKey, changedMeanwhile, demand, Refused } from "@bailiwick/domain";
import { newSecret } from "../../keys/secret.ts";
import { procedure } from "../../procedure/trpc.ts";
import { demandProven } from "../../session/proven.ts";
import { findKey } from "./internal.ts";

/** Gives a key of the instance its next secret; the old one still works for the overlap. */
export const rotateKey = procedure("platform:issue_key", "instance.key_rotated")
  .input(RotateInstanceKey)
  .output(IssuedInstanceKey)
  .mutation(async ({ ctx, input: { key, overlapHours } }) => {
    await demandProven(ctx);
    const { state, oldSecret } = await findKey(ctx, key);
    demand(canRotateInstanceKey(ctx.actor, { state, secrets: oldSecret === null ? 1 : 2 }));

    const { text, publicId, hash, last } = newSecret("instance");
    const [answer] = await ctx.sql<{ done: boolean }>(
      "SELECT authz.rotate_instance_key($1, $2, $3, $4, $5) AS done",
      [key, overlapHours, publicId, hash, last],
    );
    if (answer?.done !== true) throw new Refused(changedMeanwhile);

    return { key: await findKey(ctx, key), text };
  });
