import { GetWebhook, Webhook } from "@bailiwick/contracts";
import { canSwitchWebhook, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutWebhook, aimAtWebhook, findWebhook, integrationFacts, levelOf, webhookOf } from "./internal.ts";
import { toManage } from "./needs.ts";

/** Turns a webhook on again. What was on its way goes on; what happened meanwhile was not meant for it. */
export const enable = procedure(toManage, "webhook.enabled")
  .input(GetWebhook, { aim: aimAtWebhook })
  .output(Webhook)
  .mutation(async ({ ctx, input }) => {
    const found = await findWebhook(ctx, input.webhook);

    demand(canSwitchWebhook(ctx.actor, levelOf(ctx), found, "on"));
    demand((await integrationFacts(ctx)).feature);

    await ctx.sql(
      `UPDATE webhook SET stopped = NULL, stopped_at = NULL, failing_since = NULL, generation = generation + 1
       WHERE org_id = $1 AND id = $2`,
      [ctx.organization.id, found.id],
    );
    await ctx.record({
      action: "webhook.enabled",
      target: aboutWebhook(found),
      before: { reason: found.stopped },
    });

    return webhookOf(ctx, await findWebhook(ctx, found.id));
  });
