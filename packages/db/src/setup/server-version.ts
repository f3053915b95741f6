import type pg from "pg";
import { OperatorError } from "../operator-error.ts";

const oldestMajor = 16;

/**
 * Refuses a server that is too old.
 * @param versionNum `server_version_num`, e.g. 150018 for 15.18.
 * @throws OperatorError that names both versions.
 */
export function requireVersion(versionNum: number): void {
  const major = Math.floor(versionNum / 10_000);
  if (major < oldestMajor) {
    throw new OperatorError(
      `The PostgreSQL server has version ${major}.${versionNum % 10_000}, and Bailiwick needs ${oldestMajor} or newer.`,
    );
  }
}

/** Refuses a database without the collation for names. */
export function requireOrder(isThere: boolean): void {
  if (isThere) return;
  throw new OperatorError(
    `The database has no collation "${order}", in which names are put in order. Use a PostgreSQL server built with ICU, as every packaged one is, or run SELECT pg_import_system_collations('pg_catalog') in the database as a superuser.`,
  );
}

/** The sort order of names: ICU's root locale, available on servers built with ICU. */
const order = "und-x-icu";

/** Asks the server for its version, and refuses one that is too old or can't sort names. */
export async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
  requireVersion(Number(rows[0]?.server_version_num));
  const { rowCount } = await client.query("SELECT FROM pg_collation WHERE collname = $1", [order]);
  requireOrder((rowCount ?? 0) > 0);
}
