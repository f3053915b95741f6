import { InvitationPage, ListInvitations } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { listInvitations } from "./internal.ts";

/** The invitations to a workspace or an organization, newest first, each with its state. */
export const list = procedure({ workspace: "invitation:read", organization: "organization_invitation:read" })
  .input(ListInvitations)
  .output(InvitationPage)
  .query(({ ctx, input }) => listInvitations(ctx, input));
