import { InvitationPage, ListOrganizationInvitations } from "@bailiwick/contracts";
import { listInvitations } from "../invitations/internal.ts";
import { procedure } from "../procedure/trpc.ts";

/** Who is invited to the organization itself, newest first, with where each invitation stands. */
export const list = procedure("organization_invitation:read")
  .input(ListOrganizationInvitations)
  .output(InvitationPage)
  .query(({ ctx, input }) => listInvitations(ctx, input));
