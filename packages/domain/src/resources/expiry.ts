import type { FieldValues } from "./field-set.ts";

/** The date until which a resource is good, and how many days before that people are told. */
export type KindExpiry = { readonly field: string; readonly days: number };

/** Whether a resource is still good for a while, only for some days, or no longer. */
export const expiryStates = ["valid", "expiring", "expired"] as const;
export type ExpiryState = (typeof expiryStates)[number];

const dayMs = 86_400_000;

/**
 * How a resource stands on a day; it is good until the end of its date. Null where the date is empty.
 * @param today a calendar day, such as 2027-03-31, in the workspace's time zone
 */
export function expiryOf(
  { field, days }: KindExpiry,
  fields: FieldValues,
  today: string,
): ExpiryState | null {
  const left = daysUntil(fields[field], today);
  if (left === null) return null;
  if (left < 0) return "expired";
  return left <= days ? "expiring" : "valid";
}

/** How many days are left on this day, negative after the date; null for what is no date. */
export function daysUntil(date: unknown, today: string): number | null {
  const at = typeof date === "string" ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) ? null : Math.round((at - Date.parse(today)) / dayMs);
}
