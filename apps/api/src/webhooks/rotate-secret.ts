import { RotateWebhookSecret, WebhookWithSecret } from "@bailiwick/contracts";
import { can, demand, integrationPermissions, notOfSlack, Refused } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutWebhook, aimAtWebhook, findWebhook, levelOf, webhookOf } from "./internal.ts";
import { toManage } from "./needs.ts";
import { newSecret, type WebhookSecrets } from "./secrets.ts";

/**
 * Gives a webhook its next secret. Until the overlap ends, each event is signed with the earlier one, too; one that is still
 * left from the rotation before ends now, so that there are two at most.
 */
export const rotateSecret = procedure(toManage, "webhook.secret_rotated")
  .input(RotateWebhookSecret, { aim: aimAtWebhook })
  .output(WebhookWithSecret)
  .mutation(async ({ ctx, input }) => {
    const found = await findWebhook(ctx, input.webhook);

    demand(can(ctx.actor, integrationPermissions[levelOf(ctx)].manage));
    if (found.form === "slack") throw new Refused(notOfSlack);

    const { text, kept } = await newSecret(ctx, found.id, found.now);
    const expiresAt = new Date(found.now.getTime() + input.overlapHours * 3_600_000).toISOString();
    const secrets = { ...(input.overlapHours === 0 ? {} : ending(found.secrets, expiresAt)), ...kept };
    await ctx.sql("UPDATE webhook SET secrets = $3 WHERE org_id = $1 AND id = $2", [
      ctx.organization.id,
      found.id,
      JSON.stringify(secrets),
    ]);
    await ctx.record({
      action: "webhook.secret_rotated",
      target: aboutWebhook(found),
      after: { overlapHours: input.overlapHours },
    });

    return { webhook: webhookOf(ctx, await findWebhook(ctx, found.id)), secret: text };
  });

/** The one that went on until now, ending at this instant. */
function ending(secrets: WebhookSecrets, expiresAt: string): WebhookSecrets {
  const current = Object.entries(secrets).filter(([, secret]) => secret.expiresAt === null);
  return Object.fromEntries(current.map(([id, secret]) => [id, { ...secret, expiresAt }]));
}
