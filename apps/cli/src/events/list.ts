import type { Command } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { sequence } from "./follow.ts";

type Options = NamedPlace & { readonly after: number; readonly limit: number; readonly json?: boolean };

/** The most that one call answers. */
const maxPage = 1_000;

/** `bailiwick events list`: the events after a number, in their order. */
export function list(events: Command): void {
  inPlace(events.command("list"), "in all of an organization")
    .description("list events, oldest first")
    .option("--after <sequence>", "only those after this one", sequence, 0)
    .option("--limit <n>", "the maximum number of results", count, 100)
    .option("--json", "print JSON, as events are sent")
    .action(async ({ after, limit, json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const found = [];
      for (let known = after; found.length < limit; ) {
        const size = Math.min(limit - found.length, maxPage);
        const { items, next } = await client.events.list.query({ ...place, after: known, limit: size });
        found.push(...items);
        known = next;
        if (items.length < size) break;
      }
      if (json) return printJson(found);
      printTable(
        ["#", "time", "event", "by", "about"],
        found.map(({ type, timestamp, data: { sequence, actor, target } }) => [
          String(sequence),
          `${timestamp.slice(0, 19)}Z`,
          type,
          actor.name ?? actor.kind,
          target?.name ?? "",
        ]),
      );
    });
}
