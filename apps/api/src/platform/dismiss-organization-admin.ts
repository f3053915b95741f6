import { Member, OneOrganizationMember } from "@bailiwick/contracts";
import { canAppoint, demand } from "@bailiwick/domain";
import { aboutPerson, aimAtPerson } from "../members/internal.ts";
import { adminsBesides, findOrganizationMember, organizationMemberOf } from "../organizations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { giveOrganizationRole } from "./internal.ts";

/** Turns an appointed admin of an organization into an ordinary person of it (S32). */
export const dismissOrganizationAdmin = procedure(
  "platform:appoint_organization_admin",
  "organization.admin_dismissed",
)
  .input(OneOrganizationMember, { aim: aimAtPerson })
  .output(Member)
  .mutation(async ({ ctx, input: { userId } }) => {
    const target = await findOrganizationMember(ctx, userId);
    const role = ctx.blueprint.defaultRole ?? "";
    const facts = await adminsBesides(ctx, userId);
    demand(canAppoint(await withRoles(ctx), target.role, role, facts));
    await giveOrganizationRole(ctx, userId, role);
    await ctx.record({
      action: "organization.admin_dismissed",
      target: aboutPerson(target),
      before: { role: target.role },
      after: { role },
    });
    return organizationMemberOf({ ...target, role });
  });
