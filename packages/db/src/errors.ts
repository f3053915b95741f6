/** What Postgres says when it stops a statement; by its SQLSTATE, so that a caller can tell a refusal from a fault. */
export function sqlState(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && /^[0-9A-Z]{5}$/.test(cause.code))
      return cause.code;
    // Prisma wraps the driver's error and keeps the state under another name.
    if ("originalCode" in cause && typeof cause.originalCode === "string") return cause.originalCode;
  }
  return null;
}

const retried = new Set([
  "40001", // serialization_failure
  "40P01", // deadlock_detected
]);

/** Whether the same transaction may well succeed when it is run again. */
export function isRetryable(error: unknown): boolean {
  return retried.has(sqlState(error) ?? "");
}

/** Whether the error is a unique key's: somebody else wrote the same row first. */
export function isDuplicate(error: unknown): boolean {
  return sqlState(error) === "23505";
}
