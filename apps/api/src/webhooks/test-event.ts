import { TestWebhook, WebhookDelivery } from "@bailiwick/contracts";
import { canSendTo, demand, principalName } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { procedure } from "../procedure/trpc.ts";
import { deliveryOf, findDelivery } from "./deliveries.ts";
import { aboutWebhook, aimAtWebhook, findWebhook, levelOf } from "./internal.ts";
import { toManage } from "./needs.ts";

/** Sends a test event, like any other: signed, retried, and in the list of deliveries. */
export const test = procedure(toManage, "webhook.tested")
  .input(TestWebhook, { aim: aimAtWebhook })
  .output(WebhookDelivery)
  .mutation(async ({ ctx, input }) => {
    const found = await findWebhook(ctx, input.webhook);

    demand(canSendTo(ctx.actor, levelOf(ctx), found));

    const id = newId();
    const eventId = `evt_test_${id.replaceAll("-", "")}`;
    const body = JSON.stringify({
      type: "webhook.test",
      timestamp: found.now.toISOString(),
      data: {
        version: 1,
        id: eventId,
        sequence: null,
        organization: ctx.organization.id,
        workspace: ctx.workspace?.id ?? null,
        actor: { kind: "user", id: ctx.actor.id, name: principalName(ctx.principal).name },
        target: { kind: "webhook", id: found.id, name: found.name },
        before: null,
        after: null,
      },
    });
    await ctx.sql(
      `INSERT INTO webhook_delivery (org_id, id, webhook_id, event_id, event, body)
       VALUES ($1, $2, $3, $4, 'webhook.test', $5)`,
      [ctx.organization.id, id, found.id, eventId, body],
    );
    await ctx.record({ action: "webhook.tested", target: aboutWebhook(found) });

    return deliveryOf(await findDelivery(ctx, found.id, id));
  });
