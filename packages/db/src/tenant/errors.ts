/** What Postgres reports when it stops a statement, by SQLSTATE, so that a caller can tell a refusal from a fault. */
export function sqlState(error: unknown): string | null {
  for (let cause = error; typeof cause === "object" && cause !== null; cause = inside(cause)) {
    const code = Reflect.get(cause, "originalCode") ?? Reflect.get(cause, "code");
    // Prisma's own codes, P1000 to P6999, have the same shape; the SQLSTATE is nested deeper.
    if (typeof code === "string" && /^(?!P[1-6])[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}

/** The name of the constraint that a statement violated; null for any other error. */
export function violatedConstraint(error: unknown): string | null {
  for (let cause = error; typeof cause === "object" && cause !== null; cause = inside(cause)) {
    const constraint: unknown = Reflect.get(cause, "constraint");
    if (typeof constraint === "string") return constraint;
  }
  return null;
}

/** The error that an error wraps; Prisma keeps the driver's in its `meta`. */
function inside(error: object): unknown {
  const meta: unknown = Reflect.get(error, "meta");
  const driver = typeof meta === "object" && meta !== null ? Reflect.get(meta, "driverAdapterError") : null;
  return driver ?? Reflect.get(error, "cause");
}

const retried = new Set([
  "40001", // serialization_failure
  "40P01", // deadlock_detected
  "0A000", // a prepared statement's result columns changed: see isOutdated
]);

/** Whether the same transaction is likely to succeed when retried. */
export function isRetryable(error: unknown): boolean {
  return retried.has(sqlState(error) ?? "");
}

/** Whether a statement was prepared on this connection before the schema changed: the connection is outdated. */
export function isOutdated(error: unknown): error is Error {
  return sqlState(error) === "0A000";
}

/** What the operating system reports for an unreachable server. */
const unreachable = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOENT",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** Classes of SQLSTATE: connections (08), resources such as the disk (53), an operator's stop (57P). */
const outage = /^(08...|53...|57P..)$/;

/** What the driver reports, without a code, when a connection is lost or unavailable. */
const lost =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the database is temporarily unavailable, regardless of the statement: a retry can succeed. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; typeof cause === "object" && cause !== null; cause = inside(cause)) {
    const code = String(Reflect.get(cause, "originalCode") ?? Reflect.get(cause, "code"));
    if (unreachable.has(code) || outage.test(code)) return true;
    if (lost.test(String(Reflect.get(cause, "message")))) return true;
  }
  return false;
}

/** Whether the error is a unique violation: another transaction wrote the same row first. */
export function isDuplicate(error: unknown): boolean {
  return sqlState(error) === "23505";
}
