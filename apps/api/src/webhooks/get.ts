import { GetWebhook, Webhook } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { findWebhook, webhookOf } from "./internal.ts";
import { toRead } from "./needs.ts";

/** One webhook of a workspace or an organization. */
export const get = procedure(toRead)
  .input(GetWebhook)
  .output(Webhook)
  .query(async ({ ctx, input }) => webhookOf(ctx, await findWebhook(ctx, input.webhook)));
