import { Key, UpdateKey } from "@bailiwick/contracts";
import { canUpdateKey, demand, heldByKey, permissionSet } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutKey, aimAtKey, factsOf, findKey, keyOf, levelOf } from "./internal.ts";
import { canonicalRanges } from "./ranges.ts";

/** Renames a key, takes scopes away from it, or says from where it works; for its next call. */
export const update = procedure(
  { workspace: "key:issue", organization: "organization_key:issue" },
  { workspace: "key.updated", organization: "organization.key_updated" },
)
  .input(UpdateKey, { aim: aimAtKey })
  .output(Key)
  .mutation(async ({ ctx, input }) => {
    const found = await findKey(ctx, input.key);
    const { scopes: before } = factsOf(ctx, found);
    const { name = found.name, scopes = before } = input;
    const ipRanges = input.ipRanges === undefined ? found.ipRanges : canonicalRanges(input.ipRanges);

    demand(canUpdateKey(ctx.actor, levelOf(ctx), factsOf(ctx, found), { name, scopes }));

    const held = heldByKey(scopes, permissionSet.fromBits(found.bits), ctx.blueprint);
    await ctx.sql(
      `UPDATE key SET name = $3, permissions = $4::bit(256), ip_ranges = $5::cidr[]
       WHERE org_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [ctx.organization.id, found.id, name, permissionSet.toBits(held), ipRanges],
    );

    const action = ctx.workspace === null ? "organization.key_updated" : "key.updated";
    await ctx.record({
      action,
      target: aboutKey({ id: found.id, name }),
      before: { name: found.name, scopes: before, ipRanges: found.ipRanges },
      after: { name, scopes: before.filter((scope) => scopes.includes(scope)), ipRanges },
    });

    return keyOf(ctx, await findKey(ctx, found.id));
  });
