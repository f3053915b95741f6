import { provePassword } from "@bailiwick/client";
import type { Command } from "commander";
import { forgetCredentials, readCredentials } from "../credentials.ts";
import { Failure } from "../failure.ts";
import { note } from "../output.ts";
import { ask } from "../prompt.ts";
import { asPerson } from "../session.ts";

/** `bailiwick account delete`: deletes your account. Asks for the password, or reads it from piped input. */
export function deleteAccount(account: Command): void {
  account
    .command("delete")
    .description(
      "delete your own account everywhere; the password is prompted for, or read from standard input",
    )
    .requiredOption("--confirm <address>", "your email address, to confirm")
    .action(async ({ confirm }: { confirm: string }) => {
      const client = await asPerson();
      const { ties, refusal } = await client.account.deletion.query();
      if (refusal !== null) {
        const kept = ties.map(({ workspace, organization }) => `  ${workspace?.name ?? organization.name}`);
        throw new Failure([refusal.message, ...kept].join("\n"));
      }
      const password = await ask("Password:", { hidden: true });
      const held = await readCredentials();
      if (held === null) throw new Failure('Not signed in. Run "bailiwick login".');
      const proof = await provePassword({ ...held, password });
      await client.account.delete.mutate({ confirmation: confirm, proof });
      await forgetCredentials();
      note(`The account ${held.email} is deleted at ${held.url}.`);
    });
}
