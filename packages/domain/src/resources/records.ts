import { allowed, type Decision, refuse } from "../refusals/refusal.ts";
import type { FieldSpec } from "./fields.ts";

/** The most records in one call. */
export const maxAppended = 1_000;

/** How old a record can be when it is appended, in months, and how far its instant can be ahead, in milliseconds. */
export const recordAge = { months: 13, aheadMs: 86_400_000 } as const;

/** The most days that a chart can show. */
export const maxChartDays = 92;

/** As many fields can be filtered by, of a kind of which there are many: each has an index. */
export const maxFilters = 3;

/** Is this an instant that a record can have, by the database's clock? */
export function checkInstant(at: Date, now: Date, path: string): Decision {
  const oldest = new Date(now);
  oldest.setUTCMonth(oldest.getUTCMonth() - recordAge.months);
  const isInRange = at >= oldest && at.getTime() <= now.getTime() + recordAge.aheadMs;
  return isInRange ? allowed : refuse("instant_out_of_range", { amount: recordAge.months }, path);
}

/** What a record is found by in a field, in the form in which it is kept for that; null if it is empty. */
export function filterValue({ type }: Pick<FieldSpec, "type">, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return (type === "number" ? String(value) : String(value).toLowerCase()).slice(0, 200);
}
