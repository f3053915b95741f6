import { type CountInput, maxCounted, type PageInput, type PlatformOrder } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";

/** The position after which a page begins, in the list's sort order; times are exact to the microsecond. */
const places = {
  created: z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]),
  name: z.tuple([z.string().max(400), z.uuid()]),
};

type Wanted = z.output<z.ZodObject<typeof PlatformOrder & typeof CountInput & typeof PageInput>>;

/** The last parameters of a list of the platform: its order, position, size, and how far to count. */
export function orderOf({ sort, descending, cursor, limit, counted }: Wanted): unknown[] {
  const [value, id] = readCursor(places[sort], cursor) ?? [null, null];
  return [sort, descending, value, id, limit + 1, counted ? maxCounted : null];
}

/** A row of such a list, with its position and the total. */
export type Ordered = { readonly id: string; readonly place: string; readonly total: number | null };

/** The page of such a list. */
export function orderedPage<Row extends Ordered, Item>(
  found: Row[],
  { limit, counted }: Wanted,
  itemOf: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null; total: number | null } {
  const { rows, nextCursor } = pageOf(found, limit, ({ place, id }) => [place, id]);
  return { items: rows.map(itemOf), nextCursor, total: counted ? (found[0]?.total ?? 0) : null };
}
