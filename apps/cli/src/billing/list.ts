import { moneyText } from "@bailiwick/domain";
import type { Command } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = { readonly organization?: string; readonly limit: number; readonly json?: boolean };

/** `bailiwick billing list`: the statements, the newest first. */
export function list(group: Command): void {
  inOrganization(group.command("list"))
    .description("list the statements, the newest first")
    .option("--limit <n>", "the maximum number", count, 100)
    .option("--json", "print JSON")
    .action(async ({ organization: named, limit, json }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named);
      const rows = await firstRows(limit, (page) =>
        client.billing.statements.query({ organization, ...page }),
      );
      if (json) return printJson(rows);
      printTable(
        ["from", "until", "total", "closed"],
        rows.map(({ startsOn, endsOn, total, currency, closedAt }) => [
          startsOn,
          endsOn,
          moneyText(total, currency, "en"),
          closedAt.slice(0, 10),
        ]),
      );
    });
}
