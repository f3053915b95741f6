import { CreateInvitation, Invitation } from "@bailiwick/contracts";
import {
  canAddToOrganization,
  canInvite,
  canInviteAddress,
  canInviteToOrganization,
  canMailInvitation,
  canWriteToOthers,
  demand,
} from "@bailiwick/domain";
import { demandEnd, endOf, roleUntil } from "../members/ends.ts";
import { seatsOf } from "../members/seats.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { policyHere } from "../security/here.ts";
import { aboutInvitation, aimAtInvitation, findInvitee, insertInvitation, invitationOf } from "./internal.ts";
import { mailInvitation } from "./mail.ts";

/**
 * Invites an address to a workspace (S27, P12), where the invitation holds a seat (V28), or to an organization, in one
 * of its own roles. Where people belong to organizations, only people who can add members to the organization invite an
 * outsider to a workspace: the outsider joins it on acceptance.
 */
export const create = procedure(
  { workspace: "invitation:create", organization: "organization_invitation:create" },
  { workspace: "invitation.created", organization: "organization.invitation_created" },
)
  .input(CreateInvitation, { aim: aimAtInvitation })
  .output(Invitation)
  .mutation(async ({ ctx, input }) => {
    const { workspace, blueprint, now } = ctx;
    const { email, role } = input;
    const actor = await withRoles(ctx);
    const invitee = await findInvitee(ctx, email);
    const endsAt = endOf(input.endsAt) ?? null;

    if (workspace === null) demand(canInviteToOrganization(actor, role, invitee));
    else {
      const joins = invitee.isInOrganization ? null : blueprint.defaultRole;
      demand(canInvite(actor, role, { ...(await seatsOf(ctx, email)), ...invitee }));
      if (joins !== null) demand(canAddToOrganization(actor, joins, { isMember: false }));
      if (joins !== null) await demandEnd(ctx, actor, { level: "organization", role: joins, endsAt });
    }
    const level = workspace === null ? "organization" : "workspace";
    await demandEnd(ctx, actor, { level, role, endsAt });
    demand(canWriteToOthers(ctx.principal));
    demand(canMailInvitation(invitee, now));
    demand(canInviteAddress((await policyHere(ctx, email)).isInvitable));

    const { invitation, token } = await insertInvitation(ctx, { email, role, accessEndsAt: endsAt });
    await mailInvitation(ctx, actor, invitation, token);

    const action = workspace === null ? "organization.invitation_created" : "invitation.created";
    await ctx.record({ action, target: aboutInvitation(invitation), after: roleUntil(role, endsAt) });

    return invitationOf(invitation);
  });
