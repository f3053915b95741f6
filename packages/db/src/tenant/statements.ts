import type pg from "pg";
import type { Prepared } from "./flight.ts";

declare const row: unique symbol;

/** A statement and its values; its rows have this type. */
export type Statement<Row extends pg.QueryResultRow> = {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly [row]?: Row;
};

/** A name for each text; texts come only from the code, never with values, so there are few. */
const names = new Map<string, string>();

/**
 * A statement that the server plans once per connection: with row policies, planning takes several times as long as
 * running.
 */
export function prepared(text: string, values: readonly unknown[] = []): Prepared {
  let name = names.get(text);
  if (name === undefined) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return { name, text, values };
}
