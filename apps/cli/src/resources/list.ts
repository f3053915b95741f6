import { levelOf } from "@bailiwick/domain";
import type { Command } from "commander";
import { collect, count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace } from "../session.ts";
import { kindAt, type OfKind } from "./place.ts";
import { brief, columnText } from "./text.ts";
import { readFilters } from "./values.ts";

/** The options that choose some of a kind's resources, and their order. */
export type Chosen = NamedPlace & {
  readonly search: string;
  readonly filter: readonly string[];
  readonly sort?: string;
  readonly descending?: boolean;
  readonly parent?: string;
};
type Options = Chosen & { readonly limit: number; readonly json?: boolean };

/** The options of a command that reads a kind's list. */
export function choosing(command: Command): Command {
  return inPlace(command, "resources of an organization and of all its workspaces")
    .option("--search <text>", "filter by title", "")
    .option("--filter <field=value>", "only resources with this value; can be repeated", collect, [])
    .option("--sort <column>", "a field, state or at; by default the order of the kind")
    .option("--descending", "in descending order")
    .option("--parent <id>", "only the resources under this one");
}

/** The input of the API for these options. */
export async function wantedOf(at: OfKind, { search, filter, sort, descending, parent }: Chosen) {
  // Without a column, a direction is the order of the kind, reversed if it ascends.
  const column = sort ?? (descending ? at.kind.list.order.by : undefined);
  return {
    ...at.place,
    kind: at.kind.key,
    search,
    filters: await readFilters(at, filter),
    ...(column === undefined ? {} : { sort: column, descending: descending === true }),
    ...(parent === undefined ? {} : { parent }),
  };
}

/** `bailiwick resources list`: the resources of a kind, with the columns that the kind declares. */
export function list(resources: Command): void {
  choosing(resources.command("list <kind>"))
    .description("list the resources of a kind")
    .option("--limit <n>", "the maximum number of results", count, 1_000)
    .option("--json", "print JSON")
    .action(async (key: string, { limit, json, ...chosen }: Options) => {
      const at = await kindAt(key, chosen);
      const wanted = await wantedOf(at, chosen);
      const rows = await firstRows(limit, (page) => at.client.resources.list.query({ ...wanted, ...page }));
      if (json) return printJson(rows);
      const { columns } = at.kind.list;
      const isAcross = "organization" in at.place && levelOf(at.kind) === "workspace";
      printTable(
        ["id", ...(isAcross ? ["workspace"] : []), ...columns],
        rows.map((row) => [
          row.id,
          ...(isAcross ? [row.workspace?.slug ?? ""] : []),
          ...columns.map((each) => brief(columnText(at.kind, row, each))),
        ]),
      );
    });
}
