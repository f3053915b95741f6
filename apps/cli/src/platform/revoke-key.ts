import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { asPerson } from "../session.ts";
import { instanceKeyNamed } from "./named.ts";

/** `bailiwick platform keys revoke`: revokes a key of the instance; its next call fails. */
export function revoke(keys: Command): void {
  keys
    .command("revoke <key>")
    .description("revoke a key; its next call fails, in every organization")
    .requiredOption("--confirm <name>", "the key's name, to confirm")
    .option("--json", "print JSON")
    .action(async (named: string, { confirm, json }: { confirm: string; json?: boolean }) => {
      const client = await asPerson();
      const { id, name } = await instanceKeyNamed(client, named);
      if (confirm.normalize("NFC").trim() !== name)
        throw new Failure(`To revoke it, pass --confirm "${name}".`, { usage: true });
      const revoked = await client.platform.revokeKey.mutate({ key: id });
      if (json) return printJson(revoked);
      printLine(`Revoked ${name}. Its next call fails.`);
    });
}
