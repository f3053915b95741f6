import { UpdateWebhook, Webhook } from "@bailiwick/contracts";
import { canUpdateWebhook, demand, notOfSlack, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import {
  aboutWebhook,
  aimAtWebhook,
  beginningOf,
  demandCallable,
  findWebhook,
  hostOf,
  levelOf,
  webhookOf,
} from "./internal.ts";
import { toManage } from "./needs.ts";
import { keptSecret } from "./secrets.ts";

/**
 * Changes the name, the address or the events of a webhook. What is on its way goes to the new address. Of a Slack channel the
 * address is kept as its secret, and the events stay.
 */
export const update = procedure(toManage, "webhook.updated")
  .input(UpdateWebhook, { aim: aimAtWebhook })
  .output(Webhook)
  .mutation(async ({ ctx, input }) => {
    const before = await findWebhook(ctx, input.webhook);
    const actor = await withRoles(ctx);
    const name = input.name ?? before.name;
    const isSlack = before.form === "slack";
    const url = input.url ?? before.url;
    const events = input.events === undefined ? before.events : [...new Set(input.events)];

    if (isSlack && input.events !== undefined) throw new Refused(notOfSlack);
    demand(canUpdateWebhook(actor, levelOf(ctx), before.events, { name, events }));
    if (url !== before.url) demandCallable(ctx.instance, url);

    const isMoved = isSlack && url !== before.url;
    const secrets = isMoved ? await keptSecret(ctx, before.id, url, before.now) : before.secrets;
    await ctx.sql(
      "UPDATE webhook SET name = $3, url = $4, events = $5, secrets = $6 WHERE org_id = $1 AND id = $2",
      [
        ctx.organization.id,
        before.id,
        name,
        isMoved ? beginningOf(url) : url,
        events,
        JSON.stringify(secrets),
      ],
    );
    await ctx.record({
      action: "webhook.updated",
      target: aboutWebhook({ id: before.id, name }),
      before: { name: before.name, host: hostOf(before.url), events: before.events },
      after: { name, host: hostOf(url), events },
    });

    return webhookOf(ctx, await findWebhook(ctx, before.id));
  });
