import type { Command } from "commander";
import type { Expiry } from "../keys/expires.ts";
import { endIn, untilOption, untilText } from "../members/until.ts";
import { printJson, printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = {
  readonly organization?: string;
  readonly email: string;
  readonly role: string;
  readonly until?: Expiry;
  readonly json?: boolean;
};

/** `bailiwick organizations add-member`: adds a person with an account to an organization. */
export function addMember(organizations: Command): void {
  inOrganization(organizations.command("add-member"))
    .description("add a person to an organization")
    .requiredOption("--email <address>", "the address of their account")
    .requiredOption("--role <key>", "the key of the organization role that they get")
    .addOption(untilOption())
    .option("--json", "print JSON")
    .action(async ({ email, role, until, json, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const member = await client.members.add.mutate({ organization, email, role, ...endIn(until) });
      if (json) return printJson(member);
      printLine(`Added ${member.name} (${member.email}) as ${member.role}${untilText(until?.at)}.`);
    });
}
