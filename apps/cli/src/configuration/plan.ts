import type { Client } from "@bailiwick/client";
import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { signedIn } from "../session.ts";
import { readSettings } from "./file.ts";
import { changeLines, effectLines } from "./lines.ts";

/** `bailiwick plan <file>`: what applying a settings file would change, and who would gain and lose what. */
export function plan(group: Command): void {
  group
    // The options of the group itself would be taken from the other commands below it.
    .command("file", { isDefault: true })
    .description("show what applying a settings file would change; the word itself can be left out")
    .argument("<file>", "the settings file")
    .option("--json", "print JSON")
    .action(async (path: string, { json }: { json?: boolean }) => {
      const planned = await planOf(await signedIn(), path);
      if (json) return printJson(planned);
      print(planned);
      const { refusal, changes, fingerprint } = planned;
      if (refusal !== null) throw new Failure(refusalText(refusal));
      if (changes.length > 0) printLine(`Apply it with: bailiwick apply ${path} --plan ${fingerprint}`);
    });
}

/** `bailiwick drift <file>`: fails where a place is no longer what its settings file says. */
export function drift(root: Command): void {
  root
    .command("drift")
    .description("fail if a workspace or an organization is not what its settings file says")
    .argument("<file>", "the settings file")
    .option("--json", "print JSON")
    .action(async (path: string, { json }: { json?: boolean }) => {
      const planned = await planOf(await signedIn(), path);
      if (json) printJson(planned.changes);
      else for (const line of changeLines(planned.changes)) printLine(line);
      const { length } = planned.changes;
      if (length > 0) throw new Failure(`It is not what ${path} says. Differences: ${length}.`);
      if (!json) printLine("No differences.");
    });
}

async function planOf({ configuration }: Client, path: string) {
  return configuration.plan.mutate(await readSettings(path));
}

type Planned = Awaited<ReturnType<typeof planOf>>;

function print(planned: Planned): void {
  const changes = changeLines(planned.changes);
  for (const line of changes.length === 0 ? ["Nothing changes."] : changes) printLine(line);
  const effects = effectLines(planned);
  if (effects.length > 0) printLine("");
  for (const line of effects) printLine(line);
}

function refusalText({ path, message }: NonNullable<Planned["refusal"]>): string {
  return path === null ? message : `${path}: ${message}`;
}
