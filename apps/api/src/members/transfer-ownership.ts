import { Member, TransferOwnership } from "@bailiwick/contracts";
import { canTransferOwnership, demand } from "@bailiwick/domain";
import { demandRoomFor } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { demandOwnable } from "./ends.ts";
import {
  aboutPerson,
  aimAtPerson,
  findMember,
  type InWorkspace,
  membership,
  ownersBesides,
} from "./internal.ts";
import { readPerson } from "./people.ts";

/**
 * Transfers a workspace in one commit: the member becomes an owner and, unless the actor stays one, the actor takes the
 * role that they step down to (V41, V43, V53). There is always an owner who can sign in (V25).
 */
export const transferOwnership = procedure("member:make_owner", "member.ownership_transferred")
  .input(TransferOwnership, { aim: aimAtPerson })
  .output(Member)
  .mutation(async ({ ctx, input: { userId, stepDownTo } }) => {
    const actor = await withRoles(ctx);
    const target = await findMember(ctx, userId);
    const own = await ownRole(ctx);
    const besides = await ownersBesides(ctx, { userId: actor.id });
    const facts = { ...besides, own, targetSignsIn: target.active };

    demand(canTransferOwnership(actor, target, stepDownTo, facts));
    await demandOwnable(ctx, actor, target);

    const prisma = await ctx.prisma();
    const { role } = ctx.blueprint.owner;
    if (target.role !== role) await demandRoomFor(ctx, target.userId);
    await prisma.member.update({ where: membership(ctx, target.userId), data: { role, ownEnd: null } });
    if (stepDownTo !== null) {
      await prisma.member.update({ where: membership(ctx, actor.id), data: { role: stepDownTo } });
    }

    await ctx.record({
      target: aboutPerson(target),
      ...(stepDownTo === null
        ? { action: "member.made_owner", before: { role: target.role }, after: { role } }
        : {
            action: "member.ownership_transferred",
            before: { role: own, targetRole: target.role },
            after: { role: stepDownTo, targetRole: role },
          }),
    });

    return readPerson(ctx, target.userId);
  });

/** The actor's direct role; null for an owner through a team or an organization role. */
async function ownRole(ctx: InWorkspace): Promise<string | null> {
  const prisma = await ctx.prisma();
  const self = await prisma.member.findUnique({ where: membership(ctx, ctx.actor.id) });
  return self?.role ?? null;
}
