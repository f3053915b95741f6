import type { Command } from "commander";
import { printLine } from "../output.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { teamNamed } from "./team.ts";

/** `bailiwick teams delete`: deletes a team; members lose access they had only through it. */
export function deleteTeam(teams: Command): void {
  inOrganization(teams.command("delete <team>"))
    .description("delete a team; members lose access they had only through it")
    .action(async (wanted: string, named: { organization?: string }) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const team = await teamNamed(client, organization, wanted);
      await client.teams.delete.mutate({ organization, team: team.id });
      printLine(`Deleted the team ${team.name}.`);
    });
}
