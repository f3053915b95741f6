import type { Pool } from "pg";

/** How long what was sent to webhooks can be seen and sent again, in days. */
const deliveryDays = 30;

/**
 * Removes the answers stored for idempotency keys, after a day, and old deliveries of webhooks. The identity role sweeps
 * its own tables.
 * @param pool connections of the worker role
 * @returns how many of the answers
 */
export async function sweep(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    "DELETE FROM idempotency WHERE created_at < now() - interval '1 day'",
  );
  await pool.query("SELECT authz.sweep_webhooks($1)", [deliveryDays]);
  return rowCount ?? 0;
}
