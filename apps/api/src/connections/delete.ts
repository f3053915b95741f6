import { ConnectionGone, OneConnection } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { aboutConnection, aimAtConnection, findConnection } from "./internal.ts";

/** Deletes a connection, with the sessions that it made and what it knew of who is who. The accounts stay. */
export const deleteConnection = procedure("sign_in:manage", "connection.deleted")
  .input(OneConnection, { aim: aimAtConnection })
  .output(ConnectionGone)
  .mutation(async ({ ctx, input }) => {
    const found = await findConnection(ctx, input.connection);

    await ctx.sql("DELETE FROM connection WHERE org_id = $1 AND id = $2", [ctx.organization.id, found.id]);
    await ctx.record({ action: "connection.deleted", target: aboutConnection(found) });

    return { id: found.id };
  });
