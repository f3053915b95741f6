import type { Command } from "commander";
import { printJson, printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = { readonly organization?: string; readonly json?: boolean };

/** `bailiwick teams create`: creates a team without members and roles. */
export function create(teams: Command): void {
  inOrganization(teams.command("create <name>"))
    .description("create a team")
    .option("--json", "print JSON")
    .action(async (name: string, { json, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const team = await client.teams.create.mutate({ organization, name });
      if (json) return printJson(team);
      printLine(`Created the team ${team.name}.`);
    });
}
