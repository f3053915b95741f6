import type { Command } from "commander";
import { endOf, type Overlap, withOverlap } from "../keys/overlap.ts";
import { note, printJson, printLine } from "../output.ts";
import { asPerson } from "../session.ts";
import { instanceKeyNamed } from "./named.ts";

type Options = { readonly overlap: Overlap; readonly quiet?: boolean; readonly json?: boolean };

/** `bailiwick platform keys rotate`: gives a key of the instance its next secret, and prints its text, once. */
export function rotate(keys: Command): void {
  withOverlap(keys.command("rotate <key>"))
    .description("give a key its next secret, and print it; the old one still works for a while")
    .option("--quiet", "print nothing but the key")
    .option("--json", "print JSON")
    .action(async (named: string, { overlap: { hours }, quiet, json }: Options) => {
      const client = await asPerson();
      const { id } = await instanceKeyNamed(client, named);
      const rotated = await client.platform.rotateKey.mutate({ key: id, overlapHours: hours });
      if (json) return printJson(rotated);
      printLine(rotated.text);
      if (quiet) return;
      const { oldSecret, name } = rotated.key;
      note(
        `Rotated ${name}. The old secret ${endOf(oldSecret)}. Store the new one now: it can't be shown again.`,
      );
    });
}
