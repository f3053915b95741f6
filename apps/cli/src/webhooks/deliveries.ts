import { type Command, Option } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { webhookNamed } from "./named.ts";

const states = ["pending", "delivered", "failed"] as const;
type Options = NamedPlace & {
  readonly state?: (typeof states)[number];
  readonly limit: number;
  readonly json?: boolean;
};

/** `bailiwick webhooks deliveries`: lists what was sent to a webhook, newest first. */
export function deliveries(webhooks: Command): void {
  inPlace(webhooks.command("deliveries <webhook>"), "of an organization itself")
    .description("list what was sent to a webhook in the last 30 days, newest first")
    .addOption(new Option("--state <state>", "only deliveries in this state").choices(states))
    .option("--limit <n>", "the maximum number of results", count, 1_000)
    .option("--json", "print JSON")
    .action(async (named: string, { state, limit, json, ...options }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, options);
      const { id } = await webhookNamed(client, place, named);
      const filter = state === undefined ? {} : { state };
      const rows = await firstRows(limit, (page) =>
        client.webhooks.listDeliveries.query({ ...place, webhook: id, ...filter, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["id", "event", "created", "state", "attempts", "answer", "milliseconds"],
        rows.map(({ id: delivery, event, createdAt, state: now, attempts, last }) => [
          delivery,
          event,
          createdAt.slice(0, 19),
          now,
          String(attempts),
          String(last?.status ?? last?.failure ?? ""),
          String(last?.tookMs ?? ""),
        ]),
      );
    });
}
