import { OneOrganizationMember, OrganizationMemberGone } from "@bailiwick/contracts";
import { canRemoveFromOrganization, demand } from "@bailiwick/domain";
import { aboutPerson } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { findOrganizationMember, leavingFacts } from "./internal.ts";

/**
 * Takes somebody out of the organization (M63), with all that they have in it: memberships, teams, and their private
 * workspace, which can be restored until its purge.
 */
export const removeMember = procedure("organization_member:remove", "organization.member_removed")
  .input(OneOrganizationMember)
  .output(OrganizationMemberGone)
  .mutation(async ({ ctx, input: { userId } }) => {
    const target = await findOrganizationMember(ctx, userId);
    demand(canRemoveFromOrganization(await withRoles(ctx), target, await leavingFacts(ctx, userId)));
    await ctx.record({
      action: "organization.member_removed",
      target: aboutPerson(target),
      before: { role: target.role },
    });
    await ctx.sql("SELECT authz.remove_from_organization($1)", [userId]);
    return { userId };
  });
