import { ReplayDeliveries, ReplayedDeliveries } from "@bailiwick/contracts";
import { canSendTo, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { findDelivery } from "./deliveries.ts";
import { aboutWebhook, aimAtWebhook, findWebhook, levelOf } from "./internal.ts";
import { toManage } from "./needs.ts";

/**
 * Sends again what was sent before, the same bytes under the same id: one delivery, or those of a time. What is being sent at
 * this moment is sent once more, because its receiver might answer to the earlier one only.
 */
export const replay = procedure(toManage, "webhook.replayed")
  .input(ReplayDeliveries, { aim: aimAtWebhook })
  .output(ReplayedDeliveries)
  .mutation(async ({ ctx, input }) => {
    const found = await findWebhook(ctx, input.webhook);

    demand(canSendTo(ctx.actor, levelOf(ctx), found));
    if (input.delivery !== undefined) await findDelivery(ctx, found.id, input.delivery);

    const rows = await ctx.sql<{ id: string }>(
      `UPDATE webhook_delivery SET state = 'pending', due_at = now(), attempts = 0, lease = NULL, leased_until = NULL
       WHERE org_id = $1 AND webhook_id = $2 AND ($3::uuid IS NULL OR id = $3)
         AND ($4::timestamptz IS NULL OR created_at >= $4) AND ($5::timestamptz IS NULL OR created_at < $5)
         AND (NOT $6 OR state = 'failed') RETURNING id`,
      [
        ctx.organization.id,
        found.id,
        input.delivery ?? null,
        input.from ?? null,
        input.to ?? null,
        input.onlyFailed,
      ],
    );
    await ctx.record({
      action: "webhook.replayed",
      target: aboutWebhook(found),
      after: { deliveries: rows.length, from: input.from ?? null, to: input.to ?? null },
    });

    return { deliveries: rows.length };
  });
