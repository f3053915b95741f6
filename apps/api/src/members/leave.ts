import { Leave, MemberGone } from "@bailiwick/contracts";
import { canLeave, canLeaveOrganization, demand } from "@bailiwick/domain";
import { findOrganizationMember, leavingFacts } from "../organizations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutPerson, findMember, membership, ownersBesides } from "./internal.ts";

/**
 * Ends the caller's membership of a workspace, unless they are its last owner (V25, V26), or of an organization with
 * everything they have in it, unless they are its last admin.
 */
export const leave = procedure(
  { workspace: "member:leave", organization: "organization:read" },
  { workspace: "member.left", organization: "organization.member_left" },
)
  .input(Leave)
  .output(MemberGone)
  .mutation({
    workspace: async ({ ctx }) => {
      const self = await findMember(ctx, ctx.actor.id);
      demand(canLeave(ctx.actor, self.role, await ownersBesides(ctx, self)));
      const prisma = await ctx.prisma();
      await prisma.member.delete({ where: membership(ctx, self.userId) });
      await ctx.record({ action: "member.left", target: aboutPerson(self), before: { role: self.role } });
      return { userId: self.userId };
    },
    organization: async ({ ctx }) => {
      const { id: userId, organizationRole: role } = ctx.actor;
      demand(canLeaveOrganization(await withRoles(ctx), role ?? "", await leavingFacts(ctx, userId)));
      const self = await findOrganizationMember(ctx, userId);
      await ctx.record({ action: "organization.member_left", target: aboutPerson(self), before: { role } });
      await ctx.sql("SELECT authz.remove_from_organization($1)", [userId]);
      return { userId };
    },
  });
