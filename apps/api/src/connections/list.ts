import { Connections, ListConnections } from "@bailiwick/contracts";
import { connectedPath } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { connectionOf, readConnections } from "./internal.ts";

/** The connections of an organization, and where its provider has to send people back to. */
export const list = procedure("sign_in:read")
  .input(ListConnections)
  .output(Connections)
  .query(async ({ ctx }) => ({
    items: (await readConnections(ctx)).map(connectionOf),
    redirectUri: new URL(connectedPath, ctx.instance.publicUrl()).href,
  }));
