import { systemTransaction, type Tell } from "@bailiwick/db";
import type { Pool } from "pg";

/** The maximum number in one round; the next round takes the rest. */
const max = 100;

/**
 * Records the trials of security policies that ended unconfirmed. Entering decides by the clock, so nothing waits for this:
 * it writes the log, and tells the consoles.
 * @param pool connections of the worker role
 * @param tell receives the notices of each after its commit
 * @returns how many were found
 */
export async function endTrials(pool: Pool, tell: Tell): Promise<number> {
  const { rows } = await pool.query<{ org_id: string; id: string }>("SELECT * FROM authz.trials_due($1)", [
    max,
  ]);
  for (const { org_id, id } of rows) {
    await systemTransaction(pool, tell, (client) =>
      client.query("SELECT authz.end_trial($1, $2)", [org_id, id]),
    );
  }
  return rows.length;
}
