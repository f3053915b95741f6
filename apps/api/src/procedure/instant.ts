/**
 * Turns an instant in PostgreSQL's format (`2026-11-22 09:30:00.125+00`) into an ISO 8601 string in UTC, with
 * milliseconds; finer digits are cut off, as in a `Date`. For lists, where creating and formatting a `Date` for each
 * row takes longer than everything else. Throws a RangeError for anything else.
 */
export function readInstant(text: string): string {
  // A server with another time zone or date style.
  if (!inUtc.test(text)) return new Date(text).toISOString();
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, "0")}Z`;
}

const inUtc = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;
