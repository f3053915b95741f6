import { MemberGone, RemoveMember } from "@bailiwick/contracts";
import { canRemove, canRemoveFromOrganization, demand } from "@bailiwick/domain";
import {
  findOrganizationMember,
  type InOrganizationContext,
  leavingFacts,
} from "../organizations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import {
  aboutPerson,
  aimAtPerson,
  findMember,
  type InWorkspace,
  membership,
  ownersBesides,
} from "./internal.ts";

/**
 * Removes another person's membership of a workspace (V52, M37); `leave` ends the caller's own (M38). Removes a person
 * from an organization (M63) with everything they have in it: memberships, teams, and their private workspace, which
 * can be restored until its purge.
 */
export const remove = procedure(
  { workspace: "member:remove", organization: "organization_member:remove" },
  { workspace: "member.removed", organization: "organization.member_removed" },
)
  .input(RemoveMember, { aim: aimAtPerson })
  .output(MemberGone)
  .mutation({
    workspace: async ({ ctx, input }) => ({ userId: await removeFromWorkspace(ctx, input.userId) }),
    organization: async ({ ctx, input }) => ({ userId: await removeFromOrganization(ctx, input.userId) }),
  });

/** Removes the person's direct role in the workspace; returns their id. */
export async function removeFromWorkspace(ctx: InWorkspace, userId: string): Promise<string> {
  const target = await findMember(ctx, userId);
  demand(canRemove(await withRoles(ctx), target, await ownersBesides(ctx, target)));
  const prisma = await ctx.prisma();
  await prisma.member.delete({ where: membership(ctx, userId) });
  const before = { role: target.role };
  await ctx.record({ action: "member.removed", target: aboutPerson(target), before });
  return userId;
}

/** Removes the person from the organization with everything they have in it; returns their id. */
export async function removeFromOrganization(ctx: InOrganizationContext, userId: string): Promise<string> {
  const target = await findOrganizationMember(ctx, userId);
  demand(canRemoveFromOrganization(await withRoles(ctx), target, await leavingFacts(ctx, userId)));
  const before = { role: target.role };
  await ctx.record({ action: "organization.member_removed", target: aboutPerson(target), before });
  await ctx.sql("SELECT authz.remove_from_organization($1)", [userId]);
  return userId;
}
