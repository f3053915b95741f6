import type { ListResources } from "@bailiwick/contracts";
import { filterValue, Refused, type ResourceKind, refuse } from "@bailiwick/domain";
import { z } from "zod";
import { cursorAfter, readCursor } from "../procedure/cursor.ts";
import { findResource, type InPlace, kindOf, type ResourceRow, titleOf } from "./internal.ts";
import type { Chosen, Source } from "./listing.ts";

type Wanted = Chosen & Pick<z.output<typeof ListResources>, "limit" | "cursor">;

/** A record, as a row of a list of resources, and its position there. */
export type ListedRecord = ResourceRow & { readonly place: string };

/** From as many roots, a page is collected root by root; from more, along time. */
const maxRoots = 200;

const Cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

type Found = {
  readonly id: string;
  readonly rootId: string;
  readonly parentId: string | null;
  readonly at: Date;
  readonly fields: ResourceRow["fields"];
  readonly workspaceId: string;
  readonly place: string;
};

/** The roots below which the caller can read records of the kind; of one parent, its own root. */
async function rootsOf(ctx: InPlace, kind: ResourceKind, parent: string | undefined): Promise<string[]> {
  const [opened] = await ctx.sql<{ roots: string[] }>("SELECT authz.open_records($1, 'read') AS roots", [
    kind.key,
  ]);
  if (parent === undefined) return opened?.roots ?? [];
  if (kind.parent === null) throw new Refused(refuse("wrong_parent", { kind: null }, "parent"));
  const { rootId } = await findResource(ctx, kindOf(ctx, kind.parent), parent);
  return [rootId];
}

/** The condition of a record `r` of this kind, among those that the page wants. */
function conditionsOf(kind: ResourceKind, wanted: Chosen, given: (value: unknown) => string): string {
  if (wanted.search !== "") throw new Refused(refuse("not_searchable", {}, "search"));
  if (wanted.sort !== undefined && wanted.sort !== "at") {
    throw new Refused(refuse("not_sortable", { names: ["at"] }, "sort"));
  }
  return [
    wanted.parent === undefined ? "" : `AND r.parent_id = ${given(wanted.parent)}`,
    ...Object.entries(wanted.filters).map(([key, value]) => {
      const at = kind.list.filters.indexOf(key);
      const field = kind.fields.find((each) => each.key === key);
      if (at < 0 || field === undefined) {
        throw new Refused(refuse("no_such_field", { field: key }, `filters.${key}`));
      }
      return `AND r.filter_${at + 1} = ${given(filterValue(field, value))}`;
    }),
  ].join(" ");
}

/** Newest first, unless the list is asked for in ascending order of `at`. */
function orderOf(
  { sort, descending, cursor }: Pick<Wanted, "sort" | "descending" | "cursor">,
  given: (value: unknown) => string,
) {
  const [direction, beyond] = sort === undefined || descending ? ["DESC", "<"] : ["ASC", ">"];
  const after = readCursor(Cursor, cursor);
  return {
    order: `ORDER BY r.at ${direction}, r.id ${direction}`,
    where: after === null ? "" : `AND (r.at, r.id) ${beyond} (${given(after[0])}, ${given(after[1])})`,
  };
}

const columns = `r.id, r.root_id AS "rootId", r.parent_id AS "parentId", r.at, r.fields, coalesce((
    SELECT h.workspace_id FROM resource_root h WHERE h.org_id = r.org_id AND h.id = r.root_id), r.root_id) AS "workspaceId",
  audit.time_text(r.at) AS place`;

/** A page of the records of a kind, and one more row if there is a next page. */
export async function readRecords(ctx: InPlace, kind: ResourceKind, wanted: Wanted): Promise<ListedRecord[]> {
  const roots = await rootsOf(ctx, kind, wanted.parent);
  const values: unknown[] = [ctx.organization.id, roots, kind.key, wanted.limit + 1];
  const given = (value: unknown) => `$${values.push(value)}`;
  const chosen = conditionsOf(kind, wanted, given);
  const { order, where } = orderOf(wanted, given);
  const found =
    roots.length > maxRoots
      ? await ctx.sql<Found>(
          `SELECT ${columns} FROM record r
           WHERE r.org_id = $1 AND r.root_id = ANY ($2::uuid[]) AND r.kind = $3 ${chosen} ${where} ${order} LIMIT $4`,
          values,
        )
      : await ctx.sql<Found>(
          `SELECT ${columns} FROM unnest($2::uuid[]) AS root(id) CROSS JOIN LATERAL (
             SELECT r.* FROM record r WHERE r.org_id = $1 AND r.root_id = root.id AND r.kind = $3 ${chosen} ${where}
             ${order} LIMIT $4) r ${order} LIMIT $4`,
          values,
        );
  return found.map(({ at, ...row }) => ({
    ...row,
    kind: kind.key,
    state: null,
    title: titleOf(kind, row.fields),
    createdAt: at,
    updatedAt: null,
    updatedByName: null,
    heartbeatAt: null,
  }));
}

/** The chosen records, of which a chart is drawn: a FROM clause, and their instant. */
export async function recordSource(
  ctx: InPlace,
  kind: ResourceKind,
  chosen: Pick<Chosen, "parent" | "filters">,
): Promise<Source> {
  const values: unknown[] = [ctx.organization.id, await rootsOf(ctx, kind, chosen.parent), kind.key];
  const given = (value: unknown) => `$${values.push(value)}`;
  const where = conditionsOf(kind, { ...chosen, search: "", sort: undefined, descending: false }, given);
  const from = `FROM record r WHERE r.org_id = $1 AND r.root_id = ANY ($2::uuid[]) AND r.kind = $3 ${where}`;
  return { values, from, at: "r.at" };
}

/** How many of them there are after a cursor, at most so many. */
export async function countRecords(
  ctx: InPlace,
  kind: ResourceKind,
  wanted: Chosen & Pick<Wanted, "cursor">,
  most: number | null,
): Promise<number> {
  const roots = await rootsOf(ctx, kind, wanted.parent);
  const values: unknown[] = [ctx.organization.id, roots, kind.key, most];
  const given = (value: unknown) => `$${values.push(value)}`;
  const chosen = conditionsOf(kind, wanted, given);
  const { where } = orderOf(wanted, given);
  const [counted] = await ctx.sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT FROM record r
       WHERE r.org_id = $1 AND r.root_id = ANY ($2::uuid[]) AND r.kind = $3 ${chosen} ${where} LIMIT $4) counted`,
    values,
  );
  return counted?.total ?? 0;
}

/** A record's position in the list, as a cursor. @throws Refused with `NOT_FOUND` at `after` if it is gone */
export async function positionOfRecord(
  ctx: InPlace,
  kind: ResourceKind,
  { parent }: Chosen,
  id: string,
): Promise<string> {
  const roots = await rootsOf(ctx, kind, parent);
  const [row] = await ctx.sql<{ place: string }>(
    `SELECT audit.time_text(r.at) AS place FROM record r
     WHERE r.org_id = $1 AND r.root_id = ANY ($2::uuid[]) AND r.kind = $3 AND r.id = $4`,
    [ctx.organization.id, roots, kind.key, id],
  );
  if (row === undefined) throw new Refused(refuse("no_such_resource", {}, "after"));
  return cursorAfter([row.place, id]);
}
