import { InWorkspace, MemberGone } from "@bailiwick/contracts";
import { canLeave, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutPerson, findMember, membership, ownersBesides } from "./internal.ts";

/** Gives up one's own membership; not as the last owner (V25, V26). */
export const leave = procedure("member:leave", "member.left")
  .input(InWorkspace)
  .output(MemberGone)
  .mutation(async ({ ctx }) => {
    const self = await findMember(ctx, ctx.actor.id);

    demand(canLeave(ctx.actor, self.role, await ownersBesides(ctx, self)));

    const prisma = await ctx.prisma();
    await prisma.member.delete({ where: membership(ctx, self.userId) });

    await ctx.record({ action: "member.left", target: aboutPerson(self), before: { role: self.role } });

    return { userId: self.userId };
  });
