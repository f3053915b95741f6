import { InOrganization, OrganizationMemberGone } from "@bailiwick/contracts";
import { canLeaveOrganization, demand } from "@bailiwick/domain";
import { aboutPerson } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { findOrganizationMember, leavingFacts } from "./internal.ts";

/** Gives up one's own place in the organization, with all that one has in it; not as the last of its admins. */
export const leave = procedure("organization:read", "organization.member_left")
  .input(InOrganization)
  .output(OrganizationMemberGone)
  .mutation(async ({ ctx }) => {
    const { actor } = ctx;
    const role = actor.organizationRole ?? "";
    demand(canLeaveOrganization(await withRoles(ctx), role, await leavingFacts(ctx, actor.id)));
    const self = await findOrganizationMember(ctx, actor.id);
    await ctx.record({ action: "organization.member_left", target: aboutPerson(self), before: { role } });
    await ctx.sql("SELECT authz.remove_from_organization($1)", [actor.id]);
    return { userId: actor.id };
  });
