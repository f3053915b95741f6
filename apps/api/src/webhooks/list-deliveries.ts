import { DeliveryPage, ListDeliveries } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { pageOfDeliveries } from "./deliveries.ts";
import { findWebhook } from "./internal.ts";
import { toRead } from "./needs.ts";

/** What was sent to a webhook in the last thirty days, newest first, with the outcome. */
export const listDeliveries = procedure(toRead)
  .input(ListDeliveries)
  .output(DeliveryPage)
  .query(async ({ ctx, input }) => pageOfDeliveries(ctx, (await findWebhook(ctx, input.webhook)).id, input));
