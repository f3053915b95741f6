import { Invitation, OneInvitation } from "@bailiwick/contracts";
import { canRevoke, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import {
  aboutInvitation,
  aimAtInvitation,
  factsOf,
  findInvitation,
  invitationOf,
  revokeInvitation,
} from "./internal.ts";

/** Revokes an invitation; its link stops working, and its seat is free. */
export const revoke = procedure(
  { workspace: "invitation:revoke", organization: "organization_invitation:revoke" },
  { workspace: "invitation.revoked", organization: "organization.invitation_revoked" },
)
  .input(OneInvitation, { aim: aimAtInvitation })
  .output(Invitation)
  .mutation(async ({ ctx, input }) => {
    const found = await findInvitation(ctx, input.invitation);

    demand(canRevoke(await withRoles(ctx), factsOf(ctx, found)));

    const revoked = await revokeInvitation(ctx, found);

    const { role } = revoked;
    const action = ctx.workspace === null ? "organization.invitation_revoked" : "invitation.revoked";
    await ctx.record({ action, target: aboutInvitation(revoked), before: { role } });

    return invitationOf(revoked);
  });
