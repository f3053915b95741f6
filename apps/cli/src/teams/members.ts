import type { Command } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";
import { teamNamed } from "./team.ts";

type Options = { readonly organization?: string; readonly limit: number; readonly json?: boolean };

/** `bailiwick teams members`: the members of a team, by name. */
export function members(teams: Command): void {
  inOrganization(teams.command("members <team>"))
    .description("list a team's people, by the team's name or ID")
    .option("--limit <n>", "the maximum number of results", count, 1_000)
    .option("--json", "print JSON")
    .action(async (wanted: string, { limit, json, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const { id: team } = await teamNamed(client, organization, wanted);
      const rows = await firstRows(limit, (page) =>
        client.teams.members.query({ organization, team, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["name", "email", "since"],
        rows.map(({ name, email, active, createdAt }) => [
          active ? name : `${name}, suspended`,
          email,
          createdAt.slice(0, 10),
        ]),
      );
    });
}
