import type { Command } from "commander";
import { endOf, type Overlap, withOverlap } from "../keys/overlap.ts";
import { note, printJson, printLine } from "../output.ts";
import { asPerson } from "../session.ts";
import { tokenNamed } from "./named.ts";

type Options = { readonly overlap: Overlap; readonly quiet?: boolean; readonly json?: boolean };

/** `bailiwick tokens rotate`: gives one of your tokens its next secret, and prints its text, once. */
export function rotate(tokens: Command): void {
  withOverlap(tokens.command("rotate <token>"))
    .description("give a token its next secret, and print it; the old one still works for a while")
    .option("--quiet", "print nothing but the token")
    .option("--json", "print JSON")
    .action(async (named: string, { overlap: { hours }, quiet, json }: Options) => {
      const client = await asPerson();
      const { id, organization } = await tokenNamed(client, named);
      const rotated = await client.tokens.rotate.mutate({
        organization: organization.id,
        token: id,
        overlapHours: hours,
      });
      if (json) return printJson(rotated);
      printLine(rotated.text);
      if (quiet) return;
      const { oldSecret, name } = rotated.token;
      note(
        `Rotated ${name}. The old secret ${endOf(oldSecret)}. Store the new one now: it can't be shown again.`,
      );
    });
}
