import type { Command } from "commander";
import { note, printJson, printLine } from "../output.ts";
import { asPerson, inPlace, type NamedPlace, placeOf } from "../session.ts";

type Options = NamedPlace & {
  readonly name: string;
  readonly url: string;
  readonly event: readonly string[];
  readonly quiet?: boolean;
  readonly json?: boolean;
};

const events = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** `bailiwick webhooks create`: creates a webhook, and prints its secret, once. */
export function create(webhooks: Command): void {
  inPlace(webhooks.command("create"), "of an organization itself")
    .description(
      "have events sent to an address, and print the secret that signs them; it can't be printed again",
    )
    .requiredOption("--name <name>", "such as the program that receives them")
    .requiredOption("--url <address>", "the https address that events are sent to")
    .requiredOption(
      "--event <event>",
      "what is sent, such as member.added or resource.created:certificate; can be repeated",
      events,
    )
    .option("--quiet", "print nothing but the secret")
    .option("--json", "print JSON")
    .action(async ({ name, url, event, quiet, json, ...named }: Options) => {
      const client = await asPerson();
      const place = await placeOf(client, named);
      const created = await client.webhooks.create.mutate({ ...place, name, url, events: [...event] });
      if (json) return printJson(created);
      printLine(created.secret);
      if (!quiet) note(`Created ${created.webhook.name}. Store the secret now: it can't be shown again.`);
    });
}
