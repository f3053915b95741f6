import type { Command } from "commander";
import { note, printJson, printLine } from "../output.ts";
import { asPerson, inPlace, type NamedPlace, placeOf } from "../session.ts";
import { keyNamed } from "./named.ts";
import { endOf, type Overlap, withOverlap } from "./overlap.ts";

type Options = NamedPlace & { readonly overlap: Overlap; readonly quiet?: boolean; readonly json?: boolean };

/** `bailiwick keys rotate`: gives a key its next secret, and prints its text, once. */
export function rotate(keys: Command): void {
  withOverlap(inPlace(keys.command("rotate <key>"), "of an organization itself"))
    .description("give a key its next secret, and print it; the old one still works for a while")
    .option("--quiet", "print nothing but the key")
    .option("--json", "print JSON")
    .action(async (named: string, { overlap: { hours }, quiet, json, ...options }: Options) => {
      const client = await asPerson();
      const place = await placeOf(client, options);
      const { id } = await keyNamed(client, place, named);
      const rotated = await client.keys.rotate.mutate({ ...place, key: id, overlapHours: hours });
      if (json) return printJson(rotated);
      printLine(rotated.text);
      if (quiet) return;
      const { oldSecret, name } = rotated.key;
      note(
        `Rotated ${name}. The old secret ${endOf(oldSecret)}. Store the new one now: it can't be shown again.`,
      );
    });
}
