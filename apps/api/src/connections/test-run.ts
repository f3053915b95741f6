import { ConnectionTest, OneConnection } from "@bailiwick/contracts";
import { canSignInOnce, demand } from "@bailiwick/domain";
import { newTicket } from "../identity/connections/tickets.ts";
import { newId } from "../identity/id.ts";
import { planFacts } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { aboutConnection, aimAtConnection, findConnection } from "./internal.ts";

/**
 * Begins a test run: who holds the ticket signs in to the provider in the browser of this session, and comes back. No one is
 * signed in by it.
 */
export const test = procedure("sign_in:manage", "connection.test_begun")
  .input(OneConnection, { aim: aimAtConnection })
  .output(ConnectionTest)
  .mutation(async ({ ctx, input }) => {
    const found = await findConnection(ctx, input.connection);

    demand(canSignInOnce(ctx.blueprint, await planFacts(ctx)));

    const { token, hash } = newTicket();
    await ctx.sql("SELECT authz.begin_connection_test($1, $2, $3)", [found.id, newId(), hash]);
    await ctx.record({ action: "connection.test_begun", target: aboutConnection(found) });

    return { ticket: token };
  });
