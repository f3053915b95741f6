import { Connection, OneConnection } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { aboutConnection, aimAtConnection, connectionOf, findConnection } from "./internal.ts";

/** Turns a connection off: the sessions that it made end in the same commit, and no one signs in by it. */
export const disable = procedure("sign_in:manage", "connection.disabled")
  .input(OneConnection, { aim: aimAtConnection })
  .output(Connection)
  .mutation(async ({ ctx, input }) => {
    const found = await findConnection(ctx, input.connection);

    await ctx.sql("UPDATE connection SET stopped = 'by_hand' WHERE org_id = $1 AND id = $2", [
      ctx.organization.id,
      found.id,
    ]);
    await ctx.record({ action: "connection.disabled", target: aboutConnection(found) });

    return connectionOf(await findConnection(ctx, found.id));
  });
