import { Member, OneMember } from "@bailiwick/contracts";
import { canMakeOwner, demand } from "@bailiwick/domain";
import { demandRoomFor } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { demandOwnable, roleUntil } from "./ends.ts";
import { aboutPerson, aimAtPerson, findMember, membership } from "./internal.ts";
import { readPerson } from "./people.ts";

/** Makes a member an additional owner, without an end; the actor stays one (V41, V42, V53, V60). */
export const makeOwner = procedure("member:make_owner", "member.made_owner")
  .input(OneMember, { aim: aimAtPerson })
  .output(Member)
  .mutation(async ({ ctx, input }) => {
    const actor = await withRoles(ctx);
    const target = await findMember(ctx, input.userId);

    demand(canMakeOwner(actor, target));
    await demandOwnable(ctx, actor, target);
    await demandRoomFor(ctx, target.userId);

    const prisma = await ctx.prisma();
    const owner = await prisma.member.update({
      where: membership(ctx, target.userId),
      data: { role: ctx.blueprint.owner.role, ownEnd: null },
    });

    await ctx.record({
      action: "member.made_owner",
      target: aboutPerson(target),
      before: roleUntil(target.role, target.ownEnd),
      after: { role: owner.role },
    });

    return readPerson(ctx, target.userId);
  });
