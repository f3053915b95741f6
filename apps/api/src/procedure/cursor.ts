import { Refused, refuse } from "@bailiwick/domain";
import type { z } from "zod";

const unknownCursor = refuse("unknown_cursor", {}, "cursor");

/** The position after a row, for the next page: the row's values of the sort columns. */
export function cursorAfter(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/**
 * Parses a cursor of this list; null for the first page. A cursor is only a position, and no more trusted than any
 * other input.
 * @throws Refused with `INVALID` at `cursor` when it is not one of this list's.
 */
export function readCursor<Place extends z.ZodType>(
  place: Place,
  cursor: string | null | undefined,
): z.output<Place> | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    // PostgreSQL stores no NUL in a text, so no list has one to continue after.
    if (!Array.isArray(read) || read.some((value) => String(value).includes("\0"))) throw unknownCursor;
    return place.parse(read);
  } catch {
    throw new Refused(unknownCursor);
  }
}

/** Splits a list that was read with one row more than the page into the page and the cursor of the next. */
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
