import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { asPerson } from "../session.ts";
import { tokenNamed } from "./named.ts";

/** `bailiwick tokens revoke`: revokes one of your tokens; its next call fails. */
export function revoke(tokens: Command): void {
  tokens
    .command("revoke <token>")
    .description("revoke a token; its next call fails")
    .requiredOption("--confirm <name>", "the token's name, to confirm")
    .option("--json", "print JSON")
    .action(async (named: string, { confirm, json }: { confirm: string; json?: boolean }) => {
      const client = await asPerson();
      const { id, name, organization } = await tokenNamed(client, named);
      if (confirm.normalize("NFC").trim() !== name)
        throw new Failure(`To revoke it, pass --confirm "${name}".`, { usage: true });
      const revoked = await client.tokens.revoke.mutate({ organization: organization.id, token: id });
      if (json) return printJson(revoked);
      printLine(`Revoked ${name}. Its next call fails.`);
    });
}
