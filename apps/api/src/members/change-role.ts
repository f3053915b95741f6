import { ChangeMemberRole, Member } from "@bailiwick/contracts";
import { canChangeOrganizationRole, canChangeRole, demand } from "@bailiwick/domain";
import {
  adminsBesides,
  findOrganizationMember,
  type InOrganizationContext,
  organizationMemberOf,
} from "../organizations/internal.ts";
import { demandRoomFor } from "../plans/internal.ts";
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
import { readPerson } from "./people.ts";

/** Gives a member of a workspace (V24-V26, V43, V60, M35, M36) or of an organization (M63) a different role there. */
export const changeRole = procedure(
  { workspace: "member:change_role", organization: "organization_member:change_role" },
  { workspace: "member.role_changed", organization: "organization.member_role_changed" },
)
  .input(ChangeMemberRole, { aim: aimAtPerson })
  .output(Member)
  .mutation({
    workspace: ({ ctx, input }) => changeInWorkspace(ctx, input),
    organization: ({ ctx, input }) => changeInOrganization(ctx, input),
  });

type Wanted = { readonly userId: string; readonly role: string };

/** Gives a member of the workspace a different role. */
export async function changeInWorkspace(ctx: InWorkspace, input: Wanted) {
  const actor = await withRoles(ctx);
  const target = await findMember(ctx, input.userId);

  demand(canChangeRole(actor, target, input.role, await ownersBesides(ctx, target)));

  const { role: owning } = ctx.blueprint.owner;
  if (input.role === owning && target.role !== owning) await demandRoomFor(ctx, target.userId);

  const prisma = await ctx.prisma();
  const changed = await prisma.member.update({
    where: membership(ctx, target.userId),
    data: { role: input.role },
  });

  await ctx.record({
    action: "member.role_changed",
    target: aboutPerson(target),
    before: { role: target.role },
    after: { role: changed.role },
  });

  return readPerson(ctx, target.userId);
}

/** Gives a person of the organization a different role in it. */
export async function changeInOrganization(ctx: InOrganizationContext, { userId, role }: Wanted) {
  const target = await findOrganizationMember(ctx, userId);
  const facts = await adminsBesides(ctx, userId);
  demand(canChangeOrganizationRole(await withRoles(ctx), target, role, facts));
  const prisma = await ctx.prisma();
  await prisma.organizationMember.update({
    where: { orgId_userId: { orgId: ctx.organization.id, userId } },
    data: { role },
  });
  await ctx.record({
    action: "organization.member_role_changed",
    target: aboutPerson(target),
    before: { role: target.role },
    after: { role },
  });
  return organizationMemberOf({ ...target, role });
}
