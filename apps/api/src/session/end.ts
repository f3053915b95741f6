import { EndSession, SessionEnded } from "@bailiwick/contracts";
import { notFound, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";

/** Ends one of the signed-in person's sessions, from its next request. Belongs to no tenant, so no log records it. */
export const end = procedure("signedIn")
  .input(EndSession, { inConnected: true })
  .output(SessionEnded)
  .mutation(async ({ ctx, input: { session } }) => {
    const [row] = await ctx.sql<{ ended: boolean }>("SELECT authz.end_session($1) AS ended", [session]);
    if (row?.ended !== true) throw new Refused(notFound);
    return { id: session };
  });
