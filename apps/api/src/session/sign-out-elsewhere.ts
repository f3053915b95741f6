import { SignedOutElsewhere, SignOutElsewhere } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";

/** Ends the signed-in person's other sessions, from their next request. Belongs to no tenant, so no log records it. */
export const signOutElsewhere = procedure("signedIn")
  .input(SignOutElsewhere)
  .output(SignedOutElsewhere)
  .mutation(async ({ ctx }) => {
    const [row] = await ctx.sql<{ ended: number }>("SELECT authz.end_other_sessions() AS ended");
    return { ended: row?.ended ?? 0 };
  });
