import { Invitation, OneInvitation } from "@bailiwick/contracts";
import { canRevoke, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutInvitation, factsOf, findInvitation, invitationOf, revokeInvitation } from "./internal.ts";

/** Takes an invitation back; its link is dead, and its seat is free. */
export const revoke = procedure("invitation:revoke", "invitation.revoked")
  .input(OneInvitation)
  .output(Invitation)
  .mutation(async ({ ctx, input }) => {
    const found = await findInvitation(ctx, input.invitation);

    demand(canRevoke(await withRoles(ctx), factsOf(ctx, found)));

    const revoked = await revokeInvitation(ctx, found);

    const { role } = revoked;
    await ctx.record({ action: "invitation.revoked", target: aboutInvitation(revoked), before: { role } });

    return invitationOf(revoked);
  });
