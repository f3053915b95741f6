import { MembersGone, RemoveMembers } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { inTurn } from "./in-turn.ts";
import { removeFromOrganization, removeFromWorkspace } from "./remove.ts";

/**
 * Removes several people from a workspace (M37) or from an organization (M63) in one commit: each has their own audit
 * entry. If one of them can't be removed, no one is.
 */
export const removeSeveral = procedure(
  { workspace: "member:remove", organization: "organization_member:remove" },
  { workspace: "member.removed", organization: "organization.member_removed" },
)
  .input(RemoveMembers)
  .output(MembersGone)
  .mutation({
    workspace: async ({ ctx, input: { userIds } }) => ({
      userIds: await inTurn(ctx, userIds, (userId) => removeFromWorkspace(ctx, userId)),
    }),
    organization: async ({ ctx, input: { userIds } }) => ({
      userIds: await inTurn(ctx, userIds, (userId) => removeFromOrganization(ctx, userId)),
    }),
  });
