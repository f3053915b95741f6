import { GetWebhook, WebhookGone } from "@bailiwick/contracts";
import { can, demand, integrationPermissions } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutWebhook, aimAtWebhook, findWebhook, hostOf, levelOf } from "./internal.ts";
import { toManage } from "./needs.ts";

/** Deletes a webhook with its secrets and deliveries; what is on its way is not sent. */
export const deleteWebhook = procedure(toManage, "webhook.deleted")
  .input(GetWebhook, { aim: aimAtWebhook })
  .output(WebhookGone)
  .mutation(async ({ ctx, input }) => {
    const found = await findWebhook(ctx, input.webhook);

    demand(can(ctx.actor, integrationPermissions[levelOf(ctx)].manage));

    await ctx.sql("DELETE FROM webhook WHERE org_id = $1 AND id = $2", [ctx.organization.id, found.id]);
    await ctx.record({
      action: "webhook.deleted",
      target: aboutWebhook(found),
      before: { host: hostOf(found.url), events: found.events },
    });

    return { id: found.id };
  });
