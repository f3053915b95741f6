import { secretOverlapHours } from "@bailiwick/domain";
import { type Command, InvalidArgumentError } from "commander";
import { Failure } from "../failure.ts";
import { note, printJson, printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { webhookNamed } from "./named.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** A command about one webhook, named by its id or name. */
function aboutOne(webhooks: Command, name: string, description: string): Command {
  return inPlace(webhooks.command(`${name} <webhook>`), "of an organization itself")
    .description(description)
    .option("--json", "print JSON");
}

async function find(named: string, options: NamedPlace) {
  const client = await signedIn();
  const place = await placeOf(client, options);
  return { client, place, webhook: await webhookNamed(client, place, named) };
}

/** `bailiwick webhooks on`: turns a webhook on again. */
export function turnOn(webhooks: Command): void {
  aboutOne(webhooks, "on", "turn a webhook on again").action(
    async (named: string, { json, ...at }: Options) => {
      const { client, place, webhook } = await find(named, at);
      const changed = await client.webhooks.enable.mutate({ ...place, webhook: webhook.id });
      if (json) return printJson(changed);
      printLine(`Turned on ${webhook.name}.`);
    },
  );
}

/** `bailiwick webhooks off`: turns a webhook off. */
export function turnOff(webhooks: Command): void {
  aboutOne(webhooks, "off", "turn a webhook off; what happens meanwhile is not sent to it later").action(
    async (named: string, { json, ...at }: Options) => {
      const { client, place, webhook } = await find(named, at);
      const changed = await client.webhooks.disable.mutate({ ...place, webhook: webhook.id });
      if (json) return printJson(changed);
      printLine(`Turned off ${webhook.name}.`);
    },
  );
}

/** `bailiwick webhooks test`: sends a test event. */
export function test(webhooks: Command): void {
  aboutOne(webhooks, "test", "send a test event").action(async (named: string, { json, ...at }: Options) => {
    const { client, place, webhook } = await find(named, at);
    const delivery = await client.webhooks.test.mutate({ ...place, webhook: webhook.id });
    if (json) return printJson(delivery);
    printLine(`A test event is on its way to ${webhook.name}.`);
  });
}

function hours(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= secretOverlapHours.most) return value;
  throw new InvalidArgumentError(`It has to be a number of hours from 0 to ${secretOverlapHours.most}.`);
}

/** `bailiwick webhooks rotate`: gives a webhook its next secret, and prints it, once. */
export function rotate(webhooks: Command): void {
  aboutOne(webhooks, "rotate", "give a webhook another secret, and print it; it can't be printed again")
    .option("--overlap <hours>", "how long the earlier secret signs, too", hours, secretOverlapHours.standard)
    .action(async (named: string, { json, overlap, ...at }: Options & { readonly overlap: number }) => {
      const { client, place, webhook } = await find(named, at);
      const rotated = await client.webhooks.rotateSecret.mutate({
        ...place,
        webhook: webhook.id,
        overlapHours: overlap,
      });
      if (json) return printJson(rotated);
      printLine(rotated.secret);
      note(`The earlier secret of ${webhook.name} signs for ${overlap} more hours.`);
    });
}

/** `bailiwick webhooks delete`: deletes a webhook with its deliveries. */
export function remove(webhooks: Command): void {
  aboutOne(webhooks, "delete", "delete a webhook with its deliveries")
    .requiredOption("--confirm <name>", "the webhook's name, to confirm")
    .action(async (named: string, { json, confirm, ...at }: Options & { readonly confirm: string }) => {
      const { client, place, webhook } = await find(named, at);
      if (confirm.normalize("NFC").trim() !== webhook.name)
        throw new Failure(`To delete it, pass --confirm "${webhook.name}".`, { usage: true });
      const gone = await client.webhooks.delete.mutate({ ...place, webhook: webhook.id });
      if (json) return printJson(gone);
      printLine(`Deleted ${webhook.name}.`);
    });
}
