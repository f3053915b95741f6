import { Refused, refuse } from "@bailiwick/domain";
import type { z } from "zod";

const unknownCursor = refuse("unknown_cursor", {}, "cursor");

/** The place after a row, for the next page: the row's values of the columns that the list is ordered by. */
export function cursorAfter(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/**
 * Reads a cursor that this list gave out; null for the first page. A cursor only says where to go on: it is as little
 * believed as any other input.
 * @throws Refused with `INVALID` at `cursor` when it is none of this list's.
 */
export function readCursor<Place extends z.ZodType>(
  place: Place,
  cursor: string | null | undefined,
): z.output<Place> | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    // PostgreSQL keeps no NUL in a text, and no list has one to go on after.
    if (!Array.isArray(read) || read.some((value) => String(value).includes("\0"))) throw unknownCursor;
    return place.parse(read);
  } catch {
    throw new Refused(unknownCursor);
  }
}

/** Cuts a list that was read with one row more than the page holds into the page and the cursor of the next. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => readonly (string | number)[],
): { readonly rows: readonly Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    nextCursor: rows.length > limit && last !== undefined ? cursorAfter(place(last)) : null,
  };
}
