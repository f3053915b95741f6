import { MemberGone, OneMember } from "@bailiwick/contracts";
import { canRemove, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutPerson, findMember, membership, ownersBesides } from "./internal.ts";

/** Takes somebody else's membership (V52, M37); one's own is given up by `leave` (M38). */
export const remove = procedure("member:remove", "member.removed")
  .input(OneMember)
  .output(MemberGone)
  .mutation(async ({ ctx, input }) => {
    const actor = await withRoles(ctx);
    const target = await findMember(ctx, input.userId);

    demand(canRemove(actor, target, await ownersBesides(ctx, target)));

    const prisma = await ctx.prisma();
    await prisma.member.delete({ where: membership(ctx, target.userId) });

    await ctx.record({
      action: "member.removed",
      target: aboutPerson(target),
      before: { role: target.role },
    });

    return { userId: target.userId };
  });
