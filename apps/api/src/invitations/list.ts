import { InvitationPage, ListInvitations } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { listInvitations } from "./internal.ts";

/** Who is invited to the workspace, newest first, with where each invitation stands. */
export const list = procedure("invitation:read")
  .input(ListInvitations)
  .output(InvitationPage)
  .query(({ ctx, input }) => listInvitations(ctx, input));
