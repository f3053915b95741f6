import { Invitation, OneOrganizationInvitation } from "@bailiwick/contracts";
import { canMailInvitation, canResend, canWriteToOthers, demand } from "@bailiwick/domain";
import {
  aboutInvitation,
  factsOf,
  findInvitation,
  findInvitee,
  invitationOf,
  renewInvitation,
} from "../invitations/internal.ts";
import { mailInvitation } from "../invitations/mail.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";

/** Sends an invitation to the organization again, with a fresh link and seven fresh days; the link before is dead. */
export const resend = procedure("organization_invitation:create", "organization.invitation_resent")
  .input(OneOrganizationInvitation)
  .output(Invitation)
  .mutation(async ({ ctx, input }) => {
    const actor = await withRoles(ctx);
    const found = await findInvitation(ctx, input.invitation);
    const invitee = await findInvitee(ctx, found.email);

    demand(canResend(actor, factsOf(ctx, found), null));
    demand(canWriteToOthers(ctx.person));
    demand(canMailInvitation({ ...invitee, lastSentAt: found.sentAt }, ctx.now));

    const { invitation, token } = await renewInvitation(ctx, found);
    await mailInvitation(ctx, actor, invitation, token);

    const target = aboutInvitation(invitation);
    await ctx.record({
      action: "organization.invitation_resent",
      target,
      after: { role: invitation.role },
    });

    return invitationOf(invitation);
  });
