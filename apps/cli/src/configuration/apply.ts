import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { signedIn } from "../session.ts";
import { readSettings } from "./file.ts";
import { changeLines } from "./lines.ts";

/** `bailiwick apply <file>`: has a workspace or an organization be as its settings file says, in one commit. */
export function apply(root: Command): void {
  root
    .command("apply")
    .description(
      "change a workspace or an organization into what its settings file says, all of it or nothing",
    )
    .argument("<file>", "the settings file")
    .option("--plan <fingerprint>", "only as it was planned: refused if anything changed since")
    .option("--json", "print JSON")
    .action(async (path: string, { plan, json }: { plan?: string; json?: boolean }) => {
      const client = await signedIn();
      const settings = await readSettings(path);
      const applied = await client.configuration.applyFile.mutate({ ...settings, fingerprint: plan });
      if (json) return printJson(applied);
      for (const line of changeLines(applied.changes)) printLine(line);
      for (const email of applied.invited) printLine(`${email} got an invitation`);
      printLine(
        applied.changes.length === 0 ? "Nothing changed." : `Applied. Changes: ${applied.changes.length}.`,
      );
    });
}
