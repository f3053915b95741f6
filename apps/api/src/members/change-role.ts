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
import { demandEnd, demandOwnable, endOf, roleUntil } from "./ends.ts";
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

/** Without `endsAt`, an end stays as it is. */
type Wanted = {
  readonly userId: string;
  readonly role: string;
  readonly endsAt?: string | null | undefined;
};

/** Gives a member of the workspace a different role, or the same with a different end. */
export async function changeInWorkspace(ctx: InWorkspace, input: Wanted) {
  const actor = await withRoles(ctx);
  const target = await findMember(ctx, input.userId);

  demand(canChangeRole(actor, target, input.role, await ownersBesides(ctx, target)));
  const wanted = endOf(input.endsAt);
  const ownEnd = wanted === undefined ? target.ownEnd : wanted;
  await demandEnd(ctx, actor, {
    level: "workspace",
    role: input.role,
    endsAt: ownEnd,
    isNew: wanted !== undefined,
  });

  const { role: owning } = ctx.blueprint.owner;
  if (input.role === owning && target.role !== owning) {
    await demandOwnable(ctx, actor, target);
    await demandRoomFor(ctx, target.userId);
  }

  const prisma = await ctx.prisma();
  const changed = await prisma.member.update({
    where: membership(ctx, target.userId),
    data: { role: input.role, ownEnd },
  });

  await ctx.record({
    action: "member.role_changed",
    target: aboutPerson(target),
    before: roleUntil(target.role, target.ownEnd),
    after: roleUntil(changed.role, ownEnd),
  });

  return readPerson(ctx, target.userId);
}

/** Gives a person of the organization a different role in it, or the same with a different end. */
export async function changeInOrganization(
  ctx: InOrganizationContext,
  { userId, role, endsAt: given }: Wanted,
) {
  const target = await findOrganizationMember(ctx, userId);
  const facts = await adminsBesides(ctx, userId);
  const actor = await withRoles(ctx);
  demand(canChangeOrganizationRole(actor, target, role, facts));
  const wanted = endOf(given);
  const endsAt = wanted === undefined ? target.endsAt : wanted;
  await demandEnd(ctx, actor, {
    level: "organization",
    role,
    endsAt,
    isNew: wanted !== undefined,
    userId,
  });
  const prisma = await ctx.prisma();
  await prisma.organizationMember.update({
    where: { orgId_userId: { orgId: ctx.organization.id, userId } },
    data: { role, endsAt },
  });
  await ctx.record({
    action: "organization.member_role_changed",
    target: aboutPerson(target),
    before: roleUntil(target.role, target.endsAt),
    after: roleUntil(role, endsAt),
  });
  return organizationMemberOf({ ...target, role, endsAt });
}
