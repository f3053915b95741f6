import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { inWorkspace, signedIn, workspaceOf } from "../session.ts";

/** `bailiwick settings set <key> <value>`: edits one setting; a list is JSON, as `settings list --json` prints it. */
export function set(settings: Command): void {
  inWorkspace(settings.command("set"))
    .description("change a workspace's setting")
    .argument("<key>", "the setting's key")
    .argument("<value>", "a text, the key of a choice, or a list's entries as JSON")
    .option("--json", "print JSON")
    .action(async (key: string, text: string, { json, ...named }: { json?: boolean; workspace?: string }) => {
      const client = await signedIn();
      const workspace = await workspaceOf(client, named.workspace);
      const { items } = await client.settings.list.query({ workspace });
      const isList = Array.isArray(items.find((item) => item.key === key)?.value);
      const value = isList ? parse(text) : text;
      const changed = await client.settings.update.mutate({ workspace, key, value });
      if (json) return printJson(changed);
      printLine(`Changed ${key}.`);
    });
}

/** Not validated here: the API reports what is invalid. */
function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure("Pass a list as JSON. See settings list --json for its shape.", { usage: true });
  }
}
