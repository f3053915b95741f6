import { InvalidArgumentError } from "commander";

const dayMs = 86_400_000;

/** An ISO 8601 time, or null for never; in an object, because Commander takes a bare null for a missing value. */
export type Expiry = { readonly at: string | null };

/**
 * Parses when a key expires: after a number of days, "90d"; at the end of a day in UTC, "2026-12-31"; or "never".
 */
export function expiry(text: string): Expiry {
  if (text === "never") return { at: null };
  const [, days] = /^([1-9]\d{0,3})d$/.exec(text) ?? [];
  if (days !== undefined) return { at: new Date(Date.now() + Number(days) * dayMs).toISOString() };
  const end = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T23:59:00Z`) : Number.NaN;
  // A day that a month doesn't have would be one of the next month.
  if (!Number.isNaN(end) && new Date(end).toISOString().startsWith(text))
    return { at: new Date(end).toISOString() };
  throw new InvalidArgumentError(
    "It has to be a number of days such as 90d, a day such as 2026-12-31, or never.",
  );
}
