import { DeliveryDetail, GetDelivery } from "@bailiwick/contracts";
import { allowed, canChooseEvent, demand, isOfKinds } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { iso } from "../workspaces/internal.ts";
import { deliveryOf, findDelivery } from "./deliveries.ts";
import { findWebhook, levelOf } from "./internal.ts";
import { toManage } from "./needs.ts";

type Try = {
  readonly number: number;
  readonly at: Date;
  readonly tookMs: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly excerpt: string;
};

/**
 * One delivery with its bytes and the beginning of each answer, for those who manage integrations and could have this event
 * sent themselves.
 */
export const getDelivery = procedure(toManage)
  .input(GetDelivery)
  .output(DeliveryDetail)
  .query(async ({ ctx, input }) => {
    const webhook = await findWebhook(ctx, input.webhook);
    const found = await findDelivery(ctx, webhook.id, input.delivery);
    const isTold = found.event === "webhook.test" || found.event === "workspace.deleted";
    const [row] = await ctx.sql<{ body: string; message: string | null }>(
      "SELECT body, message FROM webhook_delivery WHERE org_id = $1 AND id = $2",
      [ctx.organization.id, found.id],
    );
    const body = row?.body ?? "{}";
    demand(isTold ? allowed : canChooseEvent(await withRoles(ctx), levelOf(ctx), nameOf(found.event, body)));
    const tries = await ctx.sql<Try>(
      `SELECT number, at, took_ms AS "tookMs", status, failure, excerpt FROM webhook_attempt
       WHERE org_id = $1 AND delivery_id = $2 ORDER BY number`,
      [ctx.organization.id, found.id],
    );
    return {
      ...deliveryOf(found),
      body: row?.message ?? body,
      tries: tries.map(({ at, ...attempt }) => ({ ...attempt, at: iso(at) })),
    };
  });

/** The event by its narrowest name: that of one kind, if it is about a resource. */
function nameOf(event: string, body: string): string {
  const kind = (JSON.parse(body) as { data?: { target?: { kind?: string } | null } }).data?.target?.kind;
  return isOfKinds(event) && kind !== undefined ? `${event}:${kind}` : event;
}
