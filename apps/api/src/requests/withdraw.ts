import { AccessRequest, OneAccessRequest } from "@bailiwick/contracts";
import { canWithdrawRequest, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutAsker, aimAtRequest, findRequest, levelOf, placeOf, requestOf } from "./internal.ts";
import { toAsk } from "./needs.ts";

/** Withdraws one's own request for access while it is open. */
export const withdraw = procedure(toAsk, "request.withdrawn")
  .input(OneAccessRequest, { aim: aimAtRequest, byPeople: true })
  .output(AccessRequest)
  .mutation(async ({ ctx, input }) => {
    const asked = await findRequest(ctx, input.request);
    demand(canWithdrawRequest(ctx.actor, levelOf(ctx), asked));
    await ctx.sql(
      `UPDATE access_request SET outcome = 'withdrawn', decided_at = now()
       WHERE org_id = $1 AND workspace_id IS NOT DISTINCT FROM $2::uuid AND id = $3 AND outcome IS NULL`,
      [...placeOf(ctx), asked.id],
    );
    await ctx.record({
      action: "request.withdrawn",
      target: aboutAsker(asked),
      before: { role: asked.role },
    });
    return requestOf(ctx, await findRequest(ctx, asked.id));
  });
