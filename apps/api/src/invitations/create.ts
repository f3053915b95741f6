import { CreateInvitation, Invitation } from "@bailiwick/contracts";
import {
  canAddToOrganization,
  canInvite,
  canMailInvitation,
  canWriteToOthers,
  demand,
} from "@bailiwick/domain";
import { seatsOf } from "../members/seats.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutInvitation, findInvitee, insertInvitation, invitationOf } from "./internal.ts";
import { mailInvitation } from "./mail.ts";

/**
 * Invites an address to the workspace (S27, P12); the invitation holds a seat (V28). Where people belong to
 * organizations, one from outside is invited only by who may add people to it: they join it as they accept.
 */
export const create = procedure("invitation:create", "invitation.created")
  .input(CreateInvitation)
  .output(Invitation)
  .mutation(async ({ ctx, input }) => {
    const { blueprint, now } = ctx;
    const { email, role } = input;
    const actor = await withRoles(ctx);
    const invitee = await findInvitee(ctx, email);
    const joins = invitee.isInOrganization ? null : blueprint.defaultRole;

    demand(canInvite(actor, role, { ...(await seatsOf(ctx, email)), ...invitee }));
    if (joins !== null) demand(canAddToOrganization(actor, joins, { isMember: false }));
    demand(canWriteToOthers(ctx.person));
    demand(canMailInvitation(invitee, now));

    const { invitation, token } = await insertInvitation(ctx, { email, role });
    await mailInvitation(ctx, actor, invitation, token);

    await ctx.record({ action: "invitation.created", target: aboutInvitation(invitation), after: { role } });

    return invitationOf(invitation);
  });
