import { MyConnections } from "@bailiwick/contracts";
import { z } from "zod";
import { procedure } from "../procedure/trpc.ts";

/** The connections that sign the caller's own address in, and whether their account is connected. */
export const mine = procedure("signedIn")
  .input(z.strictObject({}).optional())
  .output(MyConnections)
  .query(async ({ ctx }) => ({
    items: await ctx.sql<{ id: string; organization: string; connected: boolean }>(
      "SELECT id, organization, connected FROM authz.my_connections()",
    ),
  }));
