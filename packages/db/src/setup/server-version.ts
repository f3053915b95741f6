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

/** Asks the server for its version and refuses one that is too old. */
export async function checkServerVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>("SHOW server_version_num");
  requireVersion(Number(rows[0]?.server_version_num));
}
