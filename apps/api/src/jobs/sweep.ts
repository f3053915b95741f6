import type { Pool } from "pg";

/**
 * Removes the answers stored for idempotency keys, after a day. The identity role sweeps its own tables.
 * @param pool connections of the worker role
 * @returns how many rows
 */
export async function sweep(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    "DELETE FROM idempotency WHERE created_at < now() - interval '1 day'",
  );
  return rowCount ?? 0;
}
