import type { Command } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = {
  readonly organization?: string;
  readonly search: string;
  readonly limit: number;
  readonly json?: boolean;
};

/** `bailiwick teams list`: list an organization's teams, by name. */
export function list(teams: Command): void {
  inOrganization(teams.command("list"))
    .description("list an organization's teams")
    .option("--search <text>", "filter by name", "")
    .option("--limit <n>", "the maximum number of results", count, 500)
    .option("--json", "print JSON")
    .action(async ({ search, limit, json, ...named }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named.organization);
      const rows = await firstRows(limit, (page) =>
        client.teams.list.query({ organization, search, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["name", "people", "workspaces", "you"],
        rows.map(({ name, people, workspaces, mine }) => [
          name,
          String(people),
          String(workspaces),
          mine ? "in it" : "",
        ]),
      );
    });
}
