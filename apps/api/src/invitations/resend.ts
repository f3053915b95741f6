import { Invitation, OneInvitation } from "@bailiwick/contracts";
import {
  canAddToOrganization,
  canMailInvitation,
  canResend,
  canWriteToOthers,
  demand,
} from "@bailiwick/domain";
import { seatsOf } from "../members/seats.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import {
  aboutInvitation,
  factsOf,
  findInvitation,
  findInvitee,
  invitationOf,
  renewInvitation,
} from "./internal.ts";
import { mailInvitation } from "./mail.ts";

/** Sends an invitation again, with a fresh link and seven fresh days; the link before is dead. */
export const resend = procedure("invitation:create", "invitation.resent")
  .input(OneInvitation)
  .output(Invitation)
  .mutation(async ({ ctx, input }) => {
    const { blueprint, now } = ctx;
    const actor = await withRoles(ctx);
    const found = await findInvitation(ctx, input.invitation);
    const invitee = await findInvitee(ctx, found.email);
    const joins = invitee.isInOrganization ? null : blueprint.defaultRole;

    demand(canResend(actor, factsOf(ctx, found), await seatsOf(ctx, found.email)));
    if (joins !== null) demand(canAddToOrganization(actor, joins, { isMember: false }));
    demand(canWriteToOthers(ctx.person));
    demand(canMailInvitation({ ...invitee, lastSentAt: found.sentAt }, now));

    const { invitation, token } = await renewInvitation(ctx, found);
    await mailInvitation(ctx, actor, invitation, token);

    const { role } = invitation;
    await ctx.record({ action: "invitation.resent", target: aboutInvitation(invitation), after: { role } });

    return invitationOf(invitation);
  });
