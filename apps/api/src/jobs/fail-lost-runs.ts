import { maxAttempts } from "@bailiwick/domain";
import type { Pool } from "pg";

/** As many runs are failed in one round; the next round takes the rest. */
const max = 100;

/**
 * Fails the runs that too many workers were lost with.
 * @param pool connections of the worker role
 * @returns how many there were
 */
export async function failLostRuns(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ failed: number }>("SELECT authz.fail_lost_runs($1, $2) AS failed", [
    maxAttempts,
    max,
  ]);
  return rows[0]?.failed ?? 0;
}
