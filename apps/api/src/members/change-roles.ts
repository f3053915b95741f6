import { ChangeMemberRoles, MemberList } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { changeInOrganization, changeInWorkspace } from "./change-role.ts";
import { inTurn } from "./in-turn.ts";

/**
 * Gives several members of a workspace (M35, M36) or of an organization (M63) one role there, in one commit: each has
 * their own audit entry. The rules apply to the whole: refusing the last owner among them refuses all.
 */
export const changeRoles = procedure(
  { workspace: "member:change_role", organization: "organization_member:change_role" },
  { workspace: "member.role_changed", organization: "organization.member_role_changed" },
)
  .input(ChangeMemberRoles)
  .output(MemberList)
  .mutation({
    workspace: async ({ ctx, input: { userIds, role, endsAt } }) => ({
      items: await inTurn(ctx, userIds, (userId) => changeInWorkspace(ctx, { userId, role, endsAt })),
    }),
    organization: async ({ ctx, input: { userIds, role, endsAt } }) => ({
      items: await inTurn(ctx, userIds, (userId) => changeInOrganization(ctx, { userId, role, endsAt })),
    }),
  });
