import type { ListResources } from "@bailiwick/contracts";
import { isSortable, Refused, type ResourceKind, refuse } from "@bailiwick/domain";
import { z } from "zod";
import { cursorAfter, readCursor } from "../procedure/cursor.ts";
import { keyset } from "../procedure/keyset.ts";
import { matching } from "../procedure/search.ts";
import { expirySql, scoreSql } from "./derived.ts";
import { type InPlace, type ResourceRow, resourceColumns, stateNow } from "./internal.ts";

type Wanted = z.output<typeof ListResources>;
/** Which resources of a kind to list, in which order. */
export type Chosen = Pick<Wanted, "parent" | "search" | "filters" | "sort" | "descending">;
type Page = Pick<Wanted, "limit" | "cursor">;

/** Rows of a kind, as a FROM clause with its values, and the column of their instant. */
export type Source = { readonly values: readonly unknown[]; readonly from: string; readonly at: string };

/** A resource, and its position in the list. */
export type Listed = ResourceRow & { readonly place: string };

/** What a cursor has of the sort column: only what the database can compare with it. */
const positions = {
  text: z.tuple([z.string().max(400), z.uuid()]),
  number: z.tuple([z.string().regex(/^(?:-?\d{1,40}(?:\.\d{1,40})?|Infinity)$/), z.uuid()]),
  instant: z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]),
};

/** A page of the resources of a kind, and one more row if there is a next page. */
export async function readListed(
  { sql }: InPlace,
  kind: ResourceKind,
  wanted: Chosen & Page,
): Promise<Listed[]> {
  const values: unknown[] = [kind.key, wanted.limit + 1];
  const given = (value: unknown) => `$${values.push(value)}`;
  const chosen = conditionsOf(kind, wanted, given);
  const { place, order, where } = ordered(kind, wanted, given);
  return sql<Listed>(
    `SELECT ${resourceColumns}, ${place} AS place ${from} ${chosen} ${where} ${order} LIMIT $2`,
    values,
  );
}

/** The chosen ones, of which a chart is drawn: a FROM clause, and their instant. */
export async function listedSource(
  _: InPlace,
  kind: ResourceKind,
  chosen: Pick<Chosen, "parent" | "filters">,
): Promise<Source> {
  const values: unknown[] = [kind.key];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = conditionsOf(kind, { ...chosen, search: "", sort: undefined, descending: false }, given);
  return { values, from: `${from} ${where}`, at: "r.created_at" };
}

/** How many of them come after a cursor, and without one how many there are; not counted beyond `most`. */
export async function countListed(
  { sql }: InPlace,
  kind: ResourceKind,
  wanted: Chosen & Pick<Page, "cursor">,
  most: number | null,
): Promise<number> {
  const values: unknown[] = [kind.key, most];
  const given = (value: unknown) => `$${values.push(value)}`;
  const chosen = conditionsOf(kind, wanted, given);
  const { where } = ordered(kind, wanted, given);
  const [counted] = await sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT ${from} ${chosen} ${where} LIMIT $2) counted`,
    values,
  );
  return counted?.total ?? 0;
}

/** A resource's position in the list, as a cursor. @throws Refused with `NOT_FOUND` at `after` if it is gone */
export async function positionOf(
  { sql }: InPlace,
  kind: ResourceKind,
  wanted: Chosen,
  id: string,
): Promise<string> {
  const { place } = sortedBy(kind, wanted.sort ?? kind.list.order.by);
  const [row] = await sql<{ place: string }>(`SELECT ${place} AS place ${from} AND r.id = $2`, [
    kind.key,
    id,
  ]);
  if (row === undefined) throw new Refused(refuse("no_such_resource", {}, "after"));
  return cursorAfter([row.place, id]);
}

/** The rows of kind `$1` that are here. */
const from = `FROM resource r JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id
  WHERE r.org_id = authz.org_id() AND r.kind = $1`;

function conditionsOf(
  kind: ResourceKind,
  { parent, search, filters }: Chosen,
  given: (value: unknown) => string,
): string {
  return [
    parent === undefined ? "" : `AND r.parent_id = ${given(parent)}`,
    search === "" ? "" : `AND ${matching(given(search), "r.search_name")}`,
    ...Object.entries(filters).map(([key, value]) => `AND ${filteredBy(kind, key, value, given)}`),
  ].join(" ");
}

function filteredBy(
  kind: ResourceKind,
  key: string,
  value: string | number,
  given: (value: unknown) => string,
): string {
  const { fields, expires, matrix } = kind;
  if (!kind.list.filters.includes(key))
    throw new Refused(refuse("no_such_field", { field: key }, `filters.${key}`));
  if (key === "state") return `${stateNow} = ${given(String(value))}`;
  if (key === "expiry" && expires !== undefined) return `${expirySql(expires)} = ${given(String(value))}`;
  if (key === "score" && matrix !== undefined) return `(${scoreSql(kind)})::text = ${given(String(value))}`;
  const field = fields.find((each) => each.key === key);
  if (field?.type === "tags") return `r.fields -> '${key}' ? ${given(String(value))}`;
  return `lower(r.fields ->> '${key}') = lower(${given(String(value))})`;
}

/** The order of a list, the condition for what comes after a cursor, and the value to make one from. */
function ordered(
  kind: ResourceKind,
  { sort, descending, cursor }: Pick<Wanted, "sort" | "descending" | "cursor">,
  given: (value: unknown) => string,
) {
  const { column, place, position } = sortedBy(kind, sort ?? kind.list.order.by);
  const isDescending = sort === undefined ? kind.list.order.descending === true : descending;
  const after = readCursor(position, cursor);
  return { place, ...keyset({ column, id: "r.id", descending: isDescending }, after, given) };
}

/** What comes last in a list in ascending order: what is empty. */
const last = "U&'\\FFFF'";

/** The expression that a list is sorted by, and its value as text for a cursor. */
function sortedBy(kind: ResourceKind, by: string) {
  const { fields, title, states, expires, matrix, list } = kind;
  // How something stands follows from its date.
  const key = by === "expiry" && expires !== undefined ? expires.field : by;
  const field = fields.find((each) => each.key === key);
  const asText = (column: string) => ({ column, place: column, position: positions.text });
  if (key === "at") {
    return { column: "r.created_at", place: "audit.time_text(r.created_at)", position: positions.instant };
  }
  if (key === "state") {
    return states === null ? asText("coalesce(r.state, '')") : inOrder(stateNow, states.all);
  }
  if (key === "score" && matrix !== undefined) {
    const column = `coalesce(${scoreSql(kind)}, 'Infinity')`;
    return { column, place: `${column}::text`, position: positions.number };
  }
  if (field === undefined || !isSortable(field)) {
    const names = fields
      .filter((each) => list.columns.includes(each.key) && isSortable(each))
      .map(({ name }) => name);
    throw new Refused(refuse("not_sortable", { names }, "sort"));
  }
  if (key === title) return asText("r.sort_name");
  if (field.type === "choice") return inOrder(`r.fields ->> '${key}'`, field.options);
  if (field.type === "number") {
    const column = `coalesce((r.fields ->> '${key}')::numeric, 'Infinity')`;
    return { column, place: `${column}::text`, position: positions.number };
  }
  return asText(`coalesce(left(lower(r.fields ->> '${key}'), 200), ${last}) COLLATE "und-x-icu"`);
}

/** In the order in which the kind declares them: low, medium, high. What is none of them comes last. */
function inOrder(value: string, declared: readonly { readonly key: string }[]) {
  const keys = declared.map(({ key }) => `'${key}'`).join(", ");
  const column = `coalesce(array_position(ARRAY[${keys}], ${value})::numeric, 'Infinity')`;
  return { column, place: `${column}::text`, position: positions.number };
}
