import { Connection, OneConnection } from "@bailiwick/contracts";
import { canEnableConnection, canSignInOnce, demand } from "@bailiwick/domain";
import { readDomains } from "../domains/internal.ts";
import { planFacts } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { demandProven } from "../session/proven.ts";
import {
  aboutConnection,
  aimAtConnection,
  connectionOf,
  findConnection,
  readConnections,
} from "./internal.ts";

/** Turns a tested connection on: people with addresses of the verified domains sign in by it. */
export const enable = procedure("sign_in:manage", "connection.enabled")
  .input(OneConnection, { aim: aimAtConnection })
  .output(Connection)
  .mutation(async ({ ctx, input }) => {
    await demandProven(ctx);
    const found = await findConnection(ctx, input.connection);
    const [all, domains] = [await readConnections(ctx), await readDomains(ctx)];

    demand(
      canEnableConnection(ctx.actor, {
        isTested: found.testedAt !== null,
        isAnotherOn: all.some(({ id, stopped }) => id !== found.id && stopped === null),
        hasDomain: domains.some(({ verifiedAt }) => verifiedAt !== null),
        feature: canSignInOnce(ctx.blueprint, await planFacts(ctx)),
      }),
    );

    await ctx.sql("UPDATE connection SET stopped = NULL WHERE org_id = $1 AND id = $2", [
      ctx.organization.id,
      found.id,
    ]);
    await ctx.record({ action: "connection.enabled", target: aboutConnection(found) });

    return connectionOf(await findConnection(ctx, found.id));
  });
