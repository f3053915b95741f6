import { type SlackTopic, slackTopics } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { printJson, printLine } from "../output.ts";
import { asPerson, inPlace, type NamedPlace, placeOf } from "../session.ts";

type Options = NamedPlace & {
  readonly name: string;
  readonly topic: SlackTopic;
  readonly url: string;
  readonly json?: boolean;
};

/** `bailiwick webhooks connect-slack`: has a Slack channel told of a topic (C36). */
export function connectSlack(webhooks: Command): void {
  inPlace(webhooks.command("connect-slack"), "of an organization itself")
    .description("have a Slack channel told of billing, security or failed schedules")
    .requiredOption("--name <name>", "the channel, such as #security")
    .addOption(
      new Option("--topic <topic>", "what it is told of").choices(slackTopics).makeOptionMandatory(true),
    )
    .requiredOption("--url <address>", "the address that Slack gave the channel; it can't be shown again")
    .option("--json", "print JSON")
    .action(async ({ name, topic, url, json, ...named }: Options) => {
      const client = await asPerson();
      const place = await placeOf(client, named);
      const channel = await client.webhooks.connectSlack.mutate({ ...place, name, topic, url });
      if (json) return printJson(channel);
      printLine(`Connected ${channel.name}.`);
    });
}
