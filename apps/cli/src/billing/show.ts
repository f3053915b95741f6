import type { Outputs } from "@bailiwick/client";
import { moneyText } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import { printJson, printLine, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inOrganization, organizationOf, signedIn } from "../session.ts";

type Options = { readonly organization?: string; readonly json?: boolean; readonly csv?: boolean };
type Cycle = Outputs["billing"]["statement"];
type Line = Cycle["lines"]["items"][number];

/** As many lines are printed as a cycle can reasonably have. */
const maxLines = 10_000;

/** `bailiwick billing show`: a cycle with its lines, the open one if none is named. */
export function show(group: Command): void {
  inOrganization(group.command("show [day]"))
    .description("show the statement that starts on a day, or the open cycle")
    .option("--json", "print JSON")
    .addOption(new Option("--csv", "print CSV, for spreadsheets").conflicts("json"))
    .action(async (day: string | undefined, { organization: named, json, csv }: Options) => {
      const client = await signedIn();
      const organization = await organizationOf(client, named);
      const wanted = { organization, ...(day !== undefined && { startsOn: day }) };
      if (csv) {
        const { text } = await client.billing.export.query(wanted);
        return void process.stdout.write(text);
      }
      const cycle = await client.billing.statement.query({ ...wanted, limit: 1 });
      const { startsOn } = cycle;
      const lines = await firstRows(
        maxLines,
        async (page) => (await client.billing.statement.query({ organization, startsOn, ...page })).lines,
      );
      if (json) return printJson({ ...cycle, lines });
      printCycle(cycle, lines);
    });
}

function printCycle({ startsOn, endsOn, currency, total, closedAt }: Cycle, lines: readonly Line[]): void {
  const money = (minor: number) => (currency === null ? "0" : moneyText(minor, currency, "en"));
  const termsOf = ({ plan, quantity, price }: Line["after"]) =>
    plan === null ? "" : `${plan}, ${quantity} × ${money(price)}`;
  printLine(`${startsOn} until ${endsOn}, ${closedAt === null ? "open" : "closed"}: ${money(total)}`);
  printTable(
    ["from", "why", "before", "after", "credit", "charge"],
    lines.map(({ since, reason, before, after, credit, charge }) => [
      since,
      reason,
      termsOf(before),
      termsOf(after),
      money(credit),
      money(charge),
    ]),
  );
}
