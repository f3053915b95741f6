import { CreateWebhook, WebhookWithSecret } from "@bailiwick/contracts";
import { canCreateWebhook, demand, principalName } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import {
  aboutWebhook,
  aimAtWebhook,
  demandCallable,
  findWebhook,
  hostOf,
  integrationFacts,
  levelOf,
  webhookOf,
} from "./internal.ts";
import { toManage } from "./needs.ts";
import { newSecret } from "./secrets.ts";

/**
 * Has events sent to an address (C35), as many as the plan allows (V28, V63), and none that its maker can't read. The secret is in this answer and nowhere else.
 */
export const create = procedure(toManage, "webhook.created")
  .input(CreateWebhook, { aim: aimAtWebhook })
  .output(WebhookWithSecret)
  .mutation(async ({ ctx, input }) => {
    const { sql, organization, workspace, now, principal, actor: caller } = ctx;
    const { name, url } = input;
    const events = [...new Set(input.events)];
    const actor = await withRoles(ctx);

    demand(canCreateWebhook(actor, levelOf(ctx), { name, events }, await integrationFacts(ctx)));
    demandCallable(ctx.instance, url);

    const id = newId();
    const { text, kept } = await newSecret(ctx, id, now);
    await sql(
      `INSERT INTO webhook (org_id, id, workspace_id, name, url, events, secrets, created_by, created_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        organization.id,
        id,
        workspace?.id ?? null,
        name,
        url,
        events,
        JSON.stringify(kept),
        caller.id,
        principalName(principal).name,
      ],
    );
    await ctx.record({
      action: "webhook.created",
      target: aboutWebhook({ id, name }),
      after: { host: hostOf(url), events },
    });

    return { webhook: webhookOf(ctx, await findWebhook(ctx, id)), secret: text };
  });
