import type { Command } from "commander";
import { count } from "../options.ts";
import { note, printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & { readonly limit: number; readonly json?: boolean };

/** `bailiwick audit checkpoints`: the signed checkpoints of an organization's log, newest first. */
export function checkpoints(audit: Command): void {
  inPlace(audit.command("checkpoints"), "of an organization")
    .description(
      "list the signed checkpoints of an organization's log, newest first, and where they are published",
    )
    .option("--limit <n>", "the maximum number of results", count, 50)
    .option("--json", "print JSON")
    .action(async ({ limit, json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const { address, key, current } = await client.audit.checkpoints.query({ ...place, limit: 1 });
      const items = await firstRows(limit, (page) => client.audit.checkpoints.query({ ...place, ...page }));
      if (json) return printJson({ address, key, current, items });
      printTable(
        ["entries", "time"],
        items.map(({ seq, at }) => [String(seq), `${at.slice(0, 19)}Z`]),
      );
      note(`Published at ${address}`);
      note(`Verified with the key ${key}`);
    });
}
