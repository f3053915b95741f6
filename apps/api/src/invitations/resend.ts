import { Invitation, OneInvitation } from "@bailiwick/contracts";
import {
  canAddToOrganization,
  canMailInvitation,
  canResend,
  canWriteToOthers,
  demand,
} from "@bailiwick/domain";
import { demandEnd, roleUntil } from "../members/ends.ts";
import { seatsOf } from "../members/seats.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import {
  aboutInvitation,
  aimAtInvitation,
  factsOf,
  findInvitation,
  findInvitee,
  invitationOf,
  renewInvitation,
} from "./internal.ts";
import { mailInvitation } from "./mail.ts";

/** Resends an invitation, with a new link and seven new days; the previous link stops working. */
export const resend = procedure(
  { workspace: "invitation:create", organization: "organization_invitation:create" },
  { workspace: "invitation.resent", organization: "organization.invitation_resent" },
)
  .input(OneInvitation, { aim: aimAtInvitation })
  .output(Invitation)
  .mutation(async ({ ctx, input }) => {
    const { workspace, blueprint, now } = ctx;
    const actor = await withRoles(ctx);
    const found = await findInvitation(ctx, input.invitation);
    const invitee = await findInvitee(ctx, found.email);
    const joins = workspace === null || invitee.isInOrganization ? null : blueprint.defaultRole;

    const seats = workspace === null ? null : await seatsOf(ctx, found.email);
    demand(canResend(actor, factsOf(ctx, found), seats));
    if (joins !== null) demand(canAddToOrganization(actor, joins, { isMember: false }));
    const level = workspace === null ? "organization" : "workspace";
    await demandEnd(ctx, actor, { level, role: found.role, endsAt: found.accessEndsAt });
    demand(canWriteToOthers(ctx.principal));
    demand(canMailInvitation({ ...invitee, lastSentAt: found.sentAt }, now));

    const { invitation, token } = await renewInvitation(ctx, found);
    await mailInvitation(ctx, actor, invitation, token);

    const action = workspace === null ? "organization.invitation_resent" : "invitation.resent";
    await ctx.record({
      action,
      target: aboutInvitation(invitation),
      after: roleUntil(invitation.role, invitation.accessEndsAt),
    });

    return invitationOf(invitation);
  });
