import { CreateOrganizationInvitation, Invitation } from "@bailiwick/contracts";
import { canInviteToOrganization, canMailInvitation, canWriteToOthers, demand } from "@bailiwick/domain";
import { aboutInvitation, findInvitee, insertInvitation, invitationOf } from "../invitations/internal.ts";
import { mailInvitation } from "../invitations/mail.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";

/** Invites an address to the organization, in one of its own roles. */
export const create = procedure("organization_invitation:create", "organization.invitation_created")
  .input(CreateOrganizationInvitation)
  .output(Invitation)
  .mutation(async ({ ctx, input }) => {
    const { email, role } = input;
    const actor = await withRoles(ctx);
    const invitee = await findInvitee(ctx, email);

    demand(canInviteToOrganization(actor, role, invitee));
    demand(canWriteToOthers(ctx.person));
    demand(canMailInvitation(invitee, ctx.now));

    const { invitation, token } = await insertInvitation(ctx, { email, role });
    await mailInvitation(ctx, actor, invitation, token);

    const target = aboutInvitation(invitation);
    await ctx.record({ action: "organization.invitation_created", target, after: { role } });

    return invitationOf(invitation);
  });
