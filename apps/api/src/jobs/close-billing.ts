import { systemTransaction, type Tell } from "@bailiwick/db";
import type { Pool } from "pg";

/** The maximum number in one round; the next round takes the rest. */
const max = 500;

/**
 * Closes the billing cycles that have ended into statements (C32), each organization in its own transaction. One that was
 * closed meanwhile, by a change of its plan for example, is left as it is.
 * @param pool connections of the worker role
 * @param tell receives the notices of each after its commit
 * @param signal ends it between two organizations; the rest is left for the next run
 * @returns how many organizations there were
 */
export async function closeBilling(pool: Pool, tell: Tell, signal: AbortSignal): Promise<number> {
  const { rows } = await pool.query<{ org: string }>("SELECT org FROM authz.billing_due($1) org", [max]);
  let closed = 0;
  const failures: unknown[] = [];
  for (const { org } of rows) {
    if (signal.aborted) break;
    try {
      await systemTransaction(pool, tell, async (client) => {
        await client.query("SELECT authz.close_billing($1)", [org]);
      });
      closed += 1;
    } catch (error) {
      // One that fails does not hold up the others.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return closed;
}
