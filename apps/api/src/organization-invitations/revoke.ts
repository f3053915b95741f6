import { Invitation, OneOrganizationInvitation } from "@bailiwick/contracts";
import { canRevoke, demand } from "@bailiwick/domain";
import {
  aboutInvitation,
  factsOf,
  findInvitation,
  invitationOf,
  revokeInvitation,
} from "../invitations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";

/** Takes an invitation to the organization back; its link is dead. */
export const revoke = procedure("organization_invitation:revoke", "organization.invitation_revoked")
  .input(OneOrganizationInvitation)
  .output(Invitation)
  .mutation(async ({ ctx, input }) => {
    const found = await findInvitation(ctx, input.invitation);

    demand(canRevoke(await withRoles(ctx), factsOf(ctx, found)));

    const revoked = await revokeInvitation(ctx, found);

    const target = aboutInvitation(revoked);
    await ctx.record({
      action: "organization.invitation_revoked",
      target,
      before: { role: revoked.role },
    });

    return invitationOf(revoked);
  });
