import type { Command } from "commander";
import { Failure } from "../failure.ts";
import { note, printJson, printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = { readonly organization?: string; readonly json?: boolean };

/** `bailiwick billing verify`: computes every line anew, and adds up every statement. */
export function verify(group: Command): void {
  inOrganization(group.command("verify"))
    .description("check every line and every statement by the rule of proration")
    .option("--json", "print JSON")
    .action(async ({ organization: named, json }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named);
      const found = await client.billing.verify.query({ organization });
      if (json) printJson(found);
      const { lines, faults } = found;
      if (faults.length > 0) {
        for (const { startsOn, what, found: is, expected } of faults) {
          note(`A ${what} of the cycle from ${startsOn} comes to ${is}, and has to come to ${expected}.`);
        }
        throw new Failure("The bill does not add up.");
      }
      if (!json) printLine(`The bill adds up: ${lines} ${lines === 1 ? "line" : "lines"}.`);
    });
}
