import { IssuedToken, RotateToken } from "@bailiwick/contracts";
import { Refused, refuse } from "@bailiwick/domain";
import { nextSecret } from "../keys/next-secret.ts";
import { demandOwnSession } from "../procedure/own-session.ts";
import { procedure } from "../procedure/trpc.ts";
import { demandProven } from "../session/proven.ts";
import { aboutToken, findToken, holderOf } from "./internal.ts";

/** Gives one of the signed-in person's tokens its next secret; the old one still works for the overlap. */
export const rotate = procedure("organization:read", "token.rotated")
  .input(RotateToken)
  .output(IssuedToken)
  .mutation(async ({ ctx, input: { token, overlapHours } }) => {
    demandOwnSession(ctx.principal);
    await demandProven(ctx);
    holderOf(ctx.principal);
    const found = await findToken(ctx, token);
    if (found.state !== "active") throw new Refused(refuse("key_over"));
    if (found.oldSecret !== null) throw new Refused(refuse("key_rotating"));

    const { text, publicId } = await nextSecret(ctx, { id: token, level: "personal" }, overlapHours);

    await ctx.record({
      action: "token.rotated",
      target: aboutToken(found),
      before: { publicId: found.secret.publicId },
      after: { publicId, overlapHours },
    });

    return { token: await findToken(ctx, token), text };
  });
