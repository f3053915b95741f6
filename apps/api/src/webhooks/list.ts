import { ListWebhooks, Webhooks } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { integrationFacts, readWebhooks, webhookOf } from "./internal.ts";
import { toRead } from "./needs.ts";

/** The webhooks of a workspace or an organization, oldest first. */
export const list = procedure(toRead)
  .input(ListWebhooks)
  .output(Webhooks)
  .query(async ({ ctx }) => {
    const rows = await readWebhooks(ctx);
    const { limit } = await integrationFacts(ctx);
    return { items: rows.map((row) => webhookOf(ctx, row)), limit };
  });
