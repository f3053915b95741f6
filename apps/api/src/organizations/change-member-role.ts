import { ChangeOrganizationMemberRole, OrganizationMember } from "@bailiwick/contracts";
import { canChangeOrganizationRole, demand } from "@bailiwick/domain";
import { aboutPerson } from "../members/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { adminsBesides, findOrganizationMember, organizationMemberOf } from "./internal.ts";

/** Gives a person of the organization another role in it (M63). */
export const changeMemberRole = procedure(
  "organization_member:change_role",
  "organization.member_role_changed",
)
  .input(ChangeOrganizationMemberRole)
  .output(OrganizationMember)
  .mutation(async ({ ctx, input: { userId, role } }) => {
    const target = await findOrganizationMember(ctx, userId);
    const facts = await adminsBesides(ctx, userId);
    demand(canChangeOrganizationRole(await withRoles(ctx), target, role, facts));
    const prisma = await ctx.prisma();
    const changed = await prisma.organizationMember.update({
      where: { orgId_userId: { orgId: ctx.organization.id, userId } },
      data: { role },
    });
    await ctx.record({
      action: "organization.member_role_changed",
      target: aboutPerson(target),
      before: { role: target.role },
      after: { role },
    });
    return organizationMemberOf(changed);
  });
