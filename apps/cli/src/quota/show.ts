import type { Client, Outputs } from "@bailiwick/client";
import type { Command } from "commander";
import { count } from "../options.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { progressText } from "../progress.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";

type Options = NamedPlace & { readonly limit: number; readonly json?: boolean };
type Quota = Outputs["quotas"]["list"]["items"][number];

/** `bailiwick quota show`: the quotas of a workspace, or of an organization with the parts of its workspaces. */
export function show(group: Command): void {
  inPlace(group.command("show"), "the quotas of an organization, by workspace")
    .description("show how much of each quota is in use in its current period")
    .option("--limit <n>", "the maximum number of workspaces", count, 1_000)
    .option("--json", "print JSON")
    .action(async ({ limit, json, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const { items } = await client.quotas.list.query(place);
      const parts =
        "organization" in place ? await partsOf(client, place.organization, items, limit) : undefined;
      if (json) return printJson(parts === undefined ? items : { items, workspaces: parts });
      printTable(["quota", "in use", "until"], items.map(rowOf));
      if (parts === undefined) return;
      printTable(
        ["quota", "workspace", "allotted", "in use"],
        parts.map(({ meter, workspace, allotted, used, reserved }) => [
          meter,
          workspace.slug,
          allotted === null ? "" : String(allotted),
          String(used + reserved),
        ]),
      );
    });
}

function rowOf({ meter, period, granted, total, allots, workspace }: Quota): string[] {
  const use = allots && workspace !== null ? workspace : total;
  const ceiling = allots && workspace !== null ? (workspace.allotted ?? 0) : granted;
  const taken = use.used + use.reserved;
  return [
    meter,
    ceiling === null ? `${taken}, no limit` : progressText(taken, ceiling),
    period === null ? "" : period.endsAt.slice(0, 10),
  ];
}

/** The workspaces of an organization with their parts of each quota. */
async function partsOf(client: Client, organization: string, quotas: readonly Quota[], limit: number) {
  const parts = [];
  for (const { meter } of quotas) {
    const rows = await firstRows(limit, (page) =>
      client.quotas.workspaces.query({ organization, meter, ...page }),
    );
    for (const row of rows) parts.push({ meter, ...row });
  }
  return parts;
}
