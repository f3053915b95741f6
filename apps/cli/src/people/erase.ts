import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { printJson, printLine } from "../output.ts";
import { asPerson } from "../session.ts";

/** `bailiwick people erase`: erases a person's data from the audit logs; the chains verify as before. */
export function erase(people: Command): void {
  people
    .command("erase <email>")
    .description("erase a person's data from the audit logs of all organizations; the chains still verify")
    .requiredOption("--confirm <email>", "the address again, to confirm")
    .option("--json", "print JSON")
    .action(async (email: string, { confirm, json }: { confirm: string; json?: boolean }) => {
      if (confirm !== email)
        throw new Failure(`To erase the person's data, pass --confirm ${email}.`, { usage: true });
      const client = await asPerson();
      const erased = await client.platform.erasePerson.mutate({ email });
      if (json) return printJson(erased);
      printLine(`Erased from entries: ${erased.entries}, in organizations: ${erased.organizations}.`);
    });
}
