import { GetWebhook, Webhook } from "@bailiwick/contracts";
import { canSwitchWebhook, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutWebhook, aimAtWebhook, findWebhook, levelOf, webhookOf } from "./internal.ts";
import { toManage } from "./needs.ts";

/** Turns a webhook off: nothing more is sent to it, and what happens meanwhile is not kept for it. */
export const disable = procedure(toManage, "webhook.disabled")
  .input(GetWebhook, { aim: aimAtWebhook })
  .output(Webhook)
  .mutation(async ({ ctx, input }) => {
    const found = await findWebhook(ctx, input.webhook);

    demand(canSwitchWebhook(ctx.actor, levelOf(ctx), found, "off"));

    await ctx.sql(
      "UPDATE webhook SET stopped = 'by_hand', stopped_at = now() WHERE org_id = $1 AND id = $2 AND stopped IS NULL",
      [ctx.organization.id, found.id],
    );
    await ctx.record({
      action: "webhook.disabled",
      target: aboutWebhook(found),
      after: { reason: "by_hand" },
    });

    return webhookOf(ctx, await findWebhook(ctx, found.id));
  });
