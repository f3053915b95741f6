import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { webhookNamed } from "./named.ts";

type Options = NamedPlace & {
  readonly delivery?: string;
  readonly from?: string;
  readonly to?: string;
  readonly failed?: boolean;
  readonly json?: boolean;
};

/** `bailiwick webhooks replay`: sends deliveries again, the same bytes under the same id. */
export function replay(webhooks: Command): void {
  inPlace(webhooks.command("replay <webhook>"), "of an organization itself")
    .description("send deliveries again, with the same bytes and id")
    .option("--delivery <id>", "only this one")
    .option("--from <time>", "only those from this time on, such as 2026-12-31T08:00:00Z")
    .option("--to <time>", "only those before this time")
    .option("--failed", "only those that failed")
    .option("--json", "print JSON")
    .action(async (named: string, { delivery, from, to, failed, json, ...options }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, options);
      const { id, name } = await webhookNamed(client, place, named);
      const replayed = await client.webhooks.replay.mutate({
        ...place,
        webhook: id,
        ...(delivery === undefined ? {} : { delivery }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        onlyFailed: failed === true,
      });
      if (json) return printJson(replayed);
      printLine(`Deliveries on their way again to ${name}: ${replayed.deliveries}.`);
    });
}
