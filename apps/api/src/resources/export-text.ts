import type { ExportFormat } from "@bailiwick/contracts";
import { type FieldSpec, levelOf, type ResourceKind, scoreOf } from "@bailiwick/domain";
import { byteOrderMark, csv } from "../procedure/csv.ts";
import { type Home, homesOf } from "./across.ts";
import { expiryIn, todaysOf } from "./derived.ts";
import { type InPlace, namesIn, type ResourceRow, resourcesOf } from "./internal.ts";

/** The name of what an id in a row refers to: a person, or a resource. */
type Names = ReadonlyMap<string, string>;

type Part = {
  readonly format: ExportFormat;
  readonly bom: boolean;
  /** Whether the file begins with this part. */
  readonly isFirst: boolean;
};

/**
 * A part of an export's file. NDJSON is for programs: each resource in wire format. CSV (RFC 4180) is for people: it
 * has the names of fields, options and states, and those of people and resources as far as the caller can see them.
 */
export async function exportText(
  ctx: InPlace,
  kind: ResourceKind,
  rows: readonly ResourceRow[],
  { format, bom, isFirst }: Part,
): Promise<string> {
  if (format === "ndjson") {
    return (await resourcesOf(ctx, kind, rows)).map((row) => `${JSON.stringify(row)}\n`).join("");
  }
  const names = await namesIn(ctx, kind, rows);
  const isAcross = ctx.workspace === null && levelOf(kind) === "workspace";
  const homes = isAcross ? await homesOf(ctx, rows) : new Map<string, Home>();
  const home: Column = {
    name: "Workspace",
    cell: ({ workspaceId }) => homes.get(workspaceId ?? "")?.name ?? "",
  };
  const todays = await todaysOf(ctx, kind, rows);
  const [id, ...others] = columnsOf(kind, (row) => expiryIn(kind, row, todays));
  const columns = [id, ...(isAcross ? [home] : []), ...others];
  const lines = rows.map((row) => columns.map(({ cell }) => cell(row, names)));
  if (isFirst) lines.unshift(columns.map(({ name }) => name));
  return lines.length === 0 ? "" : `${isFirst && bom ? byteOrderMark : ""}${csv(lines)}`;
}

type Column = { readonly name: string; readonly cell: (row: ResourceRow, names: Names) => string | number };

/** The first column is the id, after which an incomplete file is continued. */
function columnsOf(kind: ResourceKind, expiry: (row: ResourceRow) => string | null): [Column, ...Column[]] {
  const { parent, states, fields, matrix, expires } = kind;
  const stateName = (key: string | null) => states?.all.find((each) => each.key === key)?.name ?? key ?? "";
  return [
    { name: "ID", cell: ({ id }) => id },
    ...(parent === null
      ? []
      : [
          {
            name: "Parent",
            cell: ({ parentId }, names) => names.get(parentId ?? "") ?? parentId ?? "",
          } satisfies Column,
        ]),
    ...(states === null ? [] : [{ name: "State", cell: ({ state }) => stateName(state) } satisfies Column]),
    ...fields.map(
      (field): Column => ({
        name: field.name,
        cell: (row, names) => cellOf(field, row.fields[field.key], names),
      }),
    ),
    ...(expires === undefined ? [] : [{ name: "Expiry", cell: (row) => expiry(row) ?? "" } satisfies Column]),
    ...(matrix === undefined
      ? []
      : [
          {
            name: matrix.name,
            cell: (row) => scoreOf(matrix, fields, row.fields) ?? "",
          } satisfies Column,
        ]),
    { name: "Created", cell: ({ createdAt }) => createdAt.toISOString() },
    { name: "Edited", cell: ({ updatedAt }) => updatedAt?.toISOString() ?? "" },
    { name: "Edited by", cell: ({ updatedByName }) => updatedByName ?? "" },
  ];
}

function cellOf(field: FieldSpec, value: unknown, names: Names): string | number {
  if (value === undefined || value === null) return "";
  switch (field.type) {
    case "number":
      return Number(value);
    case "choice":
      return field.options.find(({ key }) => key === value)?.name ?? String(value);
    case "tags":
      return (value as string[]).join("; ");
    case "reference":
    case "person":
      return names.get(String(value)) ?? String(value);
    case "secret":
      return `…${(value as { readonly last: string }).last}`;
    case "json":
      return JSON.stringify(value);
    default:
      return String(value);
  }
}
