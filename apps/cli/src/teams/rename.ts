import type { Command } from "commander";
import { printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { teamNamed } from "./team.ts";

/** `bailiwick teams rename`: renames a team. */
export function rename(teams: Command): void {
  inOrganization(teams.command("rename <team> <name>"))
    .description("rename a team")
    .action(async (wanted: string, name: string, named: { organization?: string }) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const team = await teamNamed(client, organization, wanted);
      const renamed = await client.teams.rename.mutate({ organization, team: team.id, name });
      printLine(`Renamed the team ${team.name} to ${renamed.name}.`);
    });
}
