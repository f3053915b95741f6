import type { Command } from "commander";
import { printJson, printTable } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { stateOf } from "./named.ts";

type Options = NamedPlace & { readonly json?: boolean };

/** `bailiwick webhooks list`: lists webhooks, oldest first, without their secrets. */
export function list(webhooks: Command): void {
  inPlace(webhooks.command("list"), "of an organization itself")
    .description("list webhooks, oldest first")
    .option("--json", "print JSON, with the events of each")
    .action(async ({ json, ...named }: Options) => {
      const client = await signedIn();
      const { items } = await client.webhooks.list.query(await placeOf(client, named));
      if (json) return printJson(items);
      printTable(
        ["id", "name", "address", "events", "state", "failing since"],
        items.map(({ id, name, url, topic, events, stopped, failingSince }) => [
          id,
          name,
          url,
          topic ?? String(events.length),
          stateOf(stopped),
          failingSince?.slice(0, 10) ?? "",
        ]),
      );
    });
}
