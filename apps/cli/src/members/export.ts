import { type Command, Option } from "commander";
import Papa from "papaparse";
import { printJson } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { through } from "./list.ts";

type Options = NamedPlace & { readonly format: "csv" | "json" };

/**
 * `bailiwick members export`: everyone in a workspace or an organization, with the sources of their access. Cells that
 * a spreadsheet would treat as formulas are prefixed, so that opening the file runs nothing.
 */
export function exportMembers(members: Command): void {
  inPlace(members.command("export"), "the people of an organization instead")
    .description("write all members to standard output")
    .addOption(new Option("--format <format>", "how").choices(["csv", "json"]).default("csv"))
    .action(async ({ format, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const rows = await firstRows(Number.POSITIVE_INFINITY, (page) =>
        client.members.list.query({ ...place, ...page }),
      );
      if (format === "json") return printJson(rows);
      const fields = ["name", "email", "role", "through", "status", "since"];
      const data = rows.map(({ name, email, role, active, sources, createdAt }) => [
        name,
        email,
        role ?? "",
        sources.map(through).join("; "),
        active ? "active" : "suspended",
        createdAt,
      ]);
      const csv = Papa.unparse({ fields, data }, { escapeFormulae: true, newline: "\r\n" });
      process.stdout.write(`${csv}\r\n`);
    });
}
