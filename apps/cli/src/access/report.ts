import type { PermissionName } from "@bailiwick/domain";
import { type Command, Option } from "commander";
import Papa from "papaparse";
import { endText } from "../members/until.ts";
import { printJson, printTable } from "../output.ts";
import { firstRows } from "../pages.ts";
import { inPlace, type NamedPlace, placeOf, signedIn } from "../session.ts";
import { permissionNamed } from "./permission.ts";

type Options = NamedPlace & {
  readonly search: string;
  readonly permission?: PermissionName;
  readonly dormant?: boolean;
  readonly format: "table" | "csv" | "json" | "signed";
};

/**
 * `bailiwick access report`: who has access to a workspace, or to an organization and all its workspaces, and through what.
 * In CSV, cells that a spreadsheet would treat as formulas are prefixed.
 */
export function report(access: Command): void {
  inPlace(access.command("report"), "of an organization and all its workspaces")
    .description("report who has access, and through what")
    .option("--search <text>", "filter by name or email address", "")
    .option("--permission <name>", "only what gives a permission, such as member:add", permissionNamed)
    .option("--dormant", "only access without activity for 90 days")
    .addOption(
      new Option("--format <format>", "how; signed is for someone outside, and verified with reviews verify")
        .choices(["table", "csv", "json", "signed"])
        .default("table"),
    )
    .action(async ({ search, permission, dormant, format, ...named }: Options) => {
      const client = await signedIn();
      const place = await placeOf(client, named);
      const asked = { ...place, search, permission: permission ?? null, dormant: dormant ?? false };
      if (format === "signed") {
        const { text } = await client.access.signReport.query(asked);
        process.stdout.write(text);
        return;
      }
      const rows = await firstRows(Number.POSITIVE_INFINITY, (page) =>
        client.access.report.query({ ...asked, ...page }),
      );
      if (format === "json") return printJson(rows);
      const fields = [
        "name",
        "email",
        "workspace",
        "through",
        "role",
        "since",
        "given by",
        "last active",
        "ends",
      ];
      const data = rows.map((row) => [
        row.name,
        row.email ?? "",
        row.workspace?.slug ?? (row.reachesWorkspaces ? "all" : ""),
        row.team === null ? throughWay[row.way] : `team ${row.team}`,
        row.role?.key ?? "",
        row.since.slice(0, 10),
        row.givenByName ?? "",
        row.lastActive ?? "",
        endText(row.endsAt),
      ]);
      if (format === "table") return printTable(fields, data);
      process.stdout.write(
        `${Papa.unparse({ fields, data }, { escapeFormulae: true, newline: "\r\n" })}\r\n`,
      );
    });
}

const throughWay = {
  member: "own role",
  team: "team",
  organization_role: "organization role",
  key: "key",
} as const;
