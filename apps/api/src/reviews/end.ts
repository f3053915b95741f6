import { AccessReview, OneAccessReview } from "@bailiwick/contracts";
import { canEndReview, demand, principalName } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutReview, aimAtReview, findReview, levelOf, reviewOf } from "./internal.ts";
import { toManage } from "./needs.ts";

/** Ends a review before its deadline, and keeps it from starting anew. What no one decided about stays as it is. */
export const end = procedure(toManage, "review.ended")
  .input(OneAccessReview, { aim: aimAtReview })
  .output(AccessReview)
  .mutation(async ({ ctx, input }) => {
    const found = await findReview(ctx, input.review);
    const facts = { isOpen: found.state === "open", repeats: found.nextAt !== null };
    demand(canEndReview(ctx.actor, levelOf(ctx), facts));

    await ctx.sql(
      `UPDATE access_review SET next_at = NULL,
         closed_by_name = CASE WHEN closed_at IS NULL AND due_at > now() THEN $3 ELSE closed_by_name END,
         closed_at = CASE WHEN closed_at IS NULL AND due_at > now() THEN now() ELSE closed_at END
       WHERE org_id = $1 AND id = $2`,
      [ctx.organization.id, found.id, principalName(ctx.principal).name],
    );
    const after = reviewOf(ctx, await findReview(ctx, found.id));
    await ctx.record({
      action: "review.ended",
      target: aboutReview(found),
      before: { state: found.state, nextAt: found.nextAt },
      after: { state: after.state, undecided: after.items - after.decided },
    });
    return after;
  });
