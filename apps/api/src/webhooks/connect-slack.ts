import { ConnectSlack, Webhook } from "@bailiwick/contracts";
import { canConnectSlack, demand, principalName, topicEvent } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import {
  aboutWebhook,
  aimAtWebhook,
  beginningOf,
  demandCallable,
  findWebhook,
  hostOf,
  integrationFacts,
  levelOf,
  readWebhooks,
  webhookOf,
} from "./internal.ts";
import { toManage } from "./needs.ts";
import { keptSecret } from "./secrets.ts";

/**
 * Has a Slack channel told of a topic (C36): only of what its maker can read, and as one of the integrations of the plan. The
 * address is kept as a secret.
 */
export const connectSlack = procedure(toManage, "webhook.created")
  .input(ConnectSlack, { aim: aimAtWebhook })
  .output(Webhook)
  .mutation(async ({ ctx, input }) => {
    const { sql, organization, workspace, now, principal, actor: caller } = ctx;
    const { name, topic, url } = input;
    const event = topicEvent(topic);
    const actor = await withRoles(ctx);
    const isTaken = (await readWebhooks(ctx)).some(({ events }) => events.includes(event));

    demand(
      canConnectSlack(actor, levelOf(ctx), { name, topic }, { ...(await integrationFacts(ctx)), isTaken }),
    );
    demandCallable(ctx.instance, url);

    const id = newId();
    const kept = await keptSecret(ctx, id, url, now);
    await sql(
      `INSERT INTO webhook (org_id, id, workspace_id, form, name, url, events, secrets, created_by, created_by_name)
       VALUES ($1, $2, $3, 'slack', $4, $5, $6, $7, $8, $9)`,
      [
        organization.id,
        id,
        workspace?.id ?? null,
        name,
        beginningOf(url),
        [event],
        JSON.stringify(kept),
        caller.id,
        principalName(principal).name,
      ],
    );
    await ctx.record({
      action: "webhook.created",
      target: aboutWebhook({ id, name }),
      after: { form: "slack", topic, host: hostOf(url) },
    });

    return webhookOf(ctx, await findWebhook(ctx, id));
  });
