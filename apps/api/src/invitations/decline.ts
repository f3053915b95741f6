import { DeclinedInvitation, InvitationToken } from "@bailiwick/contracts";
import { canDecline, changedMeanwhile, demand, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { findByToken } from "./found.ts";

/** Declines an invitation: once, in time, with the mailed token alone (docs/decisions/045). It frees the seat and uses up the link. */
export const decline = procedure("link", "invitation.declined")
  .input(InvitationToken)
  .output(DeclinedInvitation)
  .mutation(async ({ ctx, input }) => {
    const { hash, facts } = await findByToken(ctx, input.token, true);

    demand(canDecline(facts));

    // The function writes the entry too: without an account there is no tenant context.
    const [claim] = await ctx.sql<{ won: boolean }>("SELECT authz.decline_invitation($1, $2) AS won", [
      hash,
      ctx.ip,
    ]);
    if (claim?.won !== true) throw new Refused(changedMeanwhile);
    return { state: "declined" };
  });
