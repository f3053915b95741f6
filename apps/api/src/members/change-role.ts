import { ChangeMemberRole, Member } from "@bailiwick/contracts";
import { canChangeRole, demand } from "@bailiwick/domain";
import { demandRoomFor } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutPerson, findMember, membership, ownersBesides } from "./internal.ts";
import { readPerson } from "./people.ts";

/** Gives a member another role (V24-V26, V43, V60, M35, M36). */
export const changeRole = procedure("member:change_role", "member.role_changed")
  .input(ChangeMemberRole)
  .output(Member)
  .mutation(async ({ ctx, input }) => {
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
  });
