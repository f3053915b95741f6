import { UpdateWebhook, Webhook } from "@bailiwick/contracts";
import { canUpdateWebhook, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import {
  aboutWebhook,
  aimAtWebhook,
  demandCallable,
  findWebhook,
  hostOf,
  levelOf,
  webhookOf,
} from "./internal.ts";
import { toManage } from "./needs.ts";

/** Changes the name, the address or the events of a webhook. What is on its way goes to the new address. */
export const update = procedure(toManage, "webhook.updated")
  .input(UpdateWebhook, { aim: aimAtWebhook })
  .output(Webhook)
  .mutation(async ({ ctx, input }) => {
    const before = await findWebhook(ctx, input.webhook);
    const actor = await withRoles(ctx);
    const name = input.name ?? before.name;
    const url = input.url ?? before.url;
    const events = input.events === undefined ? before.events : [...new Set(input.events)];

    demand(canUpdateWebhook(actor, levelOf(ctx), before.events, { name, events }));
    if (url !== before.url) demandCallable(ctx.instance, url);

    await ctx.sql("UPDATE webhook SET name = $3, url = $4, events = $5 WHERE org_id = $1 AND id = $2", [
      ctx.organization.id,
      before.id,
      name,
      url,
      events,
    ]);
    await ctx.record({
      action: "webhook.updated",
      target: aboutWebhook({ id: before.id, name }),
      before: { name: before.name, host: hostOf(before.url), events: before.events },
      after: { name, host: hostOf(url), events },
    });

    return webhookOf(ctx, await findWebhook(ctx, before.id));
  });
