import { IssuedInstanceKey, IssueInstanceKey } from "@bailiwick/contracts";
import {
  canIssueInstanceKey,
  changedMeanwhile,
  demand,
  heldByInstanceKey,
  maxInstanceKeys,
  permissionSet,
  Refused,
} from "@bailiwick/domain";
import { newId } from "../../identity/id.ts";
import { canonicalRanges } from "../../keys/ranges.ts";
import { newSecret } from "../../keys/secret.ts";
import { procedure } from "../../procedure/trpc.ts";
import { demandProven } from "../../session/proven.ts";
import { findKey, readKeys } from "./internal.ts";

/**
 * Issues a key of the instance, which works in every organization within its scopes. Its text is in this answer and nowhere
 * else; the function records it in the key's own history.
 */
export const issueKey = procedure("platform:issue_key", "instance.key_issued")
  .input(IssueInstanceKey)
  .output(IssuedInstanceKey)
  .mutation(async ({ ctx, input }) => {
    await demandProven(ctx);
    const scopes = [...new Set(input.scopes)];
    const expiresAt = input.expiresAt == null ? null : new Date(input.expiresAt);
    const ipRanges = canonicalRanges(input.ipRanges);
    const active = (await readKeys(ctx)).filter(({ state }) => state === "active").length;
    demand(canIssueInstanceKey(ctx.actor, { name: input.name, scopes, expiresAt }, { now: ctx.now, active }));

    const id = newId();
    const { text, publicId, hash, last } = newSecret("instance");
    const bits = permissionSet.toBits(heldByInstanceKey(scopes));
    const [answer] = await ctx.sql<{ done: boolean }>(
      "SELECT authz.issue_instance_key($1, $2, $3, $4, $5, $6, $7, $8, $9) AS done",
      [id, input.name, bits, expiresAt, ipRanges, publicId, hash, last, maxInstanceKeys],
    );
    if (answer?.done !== true) throw new Refused(changedMeanwhile);

    return { key: await findKey(ctx, id), text };
  });
