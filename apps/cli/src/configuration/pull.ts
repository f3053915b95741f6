import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { note } from "../output.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { writtenSettings } from "./file.ts";

/** `bailiwick pull`: a workspace or an organization as a settings file. */
export function pull(root: Command): void {
  inPlace(root.command("pull"), "of an organization")
    .description("write the settings of a workspace or an organization as YAML")
    .option("--out <file>", "into this file")
    .action(async ({ out, ...named }: NamedPlace & { out?: string }) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const { file, leftOut } = await client.configuration.pull.query(place);
      for (const { section, permission } of leftOut)
        note(
          permission === null
            ? `Without ${section}: there is too much of it for a file.`
            : `Without ${section}: you can't read it (${permission}).`,
        );
      const text = writtenSettings({ ...place, file });
      if (out === undefined) process.stdout.write(text);
      else await writeFile(out, text);
    });
}
