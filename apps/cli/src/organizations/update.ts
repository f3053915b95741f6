import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = { readonly organization?: string; readonly timeZone: string; readonly json?: boolean };

/** `bailiwick organizations update`: sets an organization's time zone, from the next period of its quotas on. */
export function update(organizations: Command): void {
  inOrganization(organizations.command("update"))
    .description("set the time zone of an organization")
    .requiredOption("--time-zone <name>", "an IANA time zone, such as Europe/Berlin")
    .option("--json", "print JSON")
    .action(async ({ timeZone, json, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const updated = await client.organizations.setTimeZone.mutate({ organization, timeZone });
      if (json) return printJson(updated);
      printLine(`The time zone of ${updated.name} is ${updated.timeZone} from the next period on.`);
    });
}
