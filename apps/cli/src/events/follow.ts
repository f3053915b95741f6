import { setTimeout as pause } from "node:timers/promises";
import { type Command, InvalidArgumentError } from "commander";
import { count } from "../options.ts";
import { printLine } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & { readonly after?: number; readonly limit?: number };

/** How often to ask, in milliseconds: a terminal has no need of the stream, and so goes on after any outage. */
const askMs = 1_000;
const limit = 1_000;

/** A sequence as an option; 0 is before the first. */
export function sequence(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It has to be a whole number.");
  return Number(text);
}

/** `bailiwick events follow`: each event as it happens, as a line of JSON. */
export function follow(events: Command): void {
  inPlace(events.command("follow"), "in all of an organization")
    .description("print each event as it happens, as a line of JSON; until it is interrupted")
    .option("--after <sequence>", "begin after this one instead of now", sequence)
    .option("--limit <n>", "stop after so many", count)
    .action(async ({ after, limit: wanted = Number.POSITIVE_INFINITY, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const since = (known: number) =>
        client.events.list.query({ ...place, after: known, limit: Math.min(limit, wanted) });
      let known = after ?? (await newestOf(since));
      for (let printed = 0; printed < wanted; ) {
        const { items, next } = await since(known);
        for (const event of items.slice(0, wanted - printed)) printLine(JSON.stringify(event));
        printed += items.length;
        known = next;
        if (items.length === 0) await pause(askMs);
      }
    });
}

/** The number of the last event that there is. */
async function newestOf(since: (known: number) => Promise<{ next: number }>): Promise<number> {
  for (let known = 0; ; ) {
    const { next } = await since(known);
    if (next === known) return known;
    known = next;
  }
}
