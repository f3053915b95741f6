/**
 * Turns an instant as PostgreSQL writes it (`2026-11-22 09:30:00.125+00`) into an ISO 8601 string in UTC, with
 * milliseconds; what is finer is cut off, as a `Date` does. For lists, where making a `Date` of each row and text of each
 * `Date` takes longer than all else that is done with a row. Throws a RangeError for what is no instant.
 */
export function readInstant(text: string): string {
  // A server in another time zone, or of other habits.
  if (!inUtc.test(text)) return new Date(text).toISOString();
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).slice(0, 3).padEnd(3, "0")}Z`;
}

const inUtc = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;
