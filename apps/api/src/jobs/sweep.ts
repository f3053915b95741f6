import type { Pool } from "pg";

/**
 * Removes the answers that were kept for idempotency keys, after a day. What identity keeps, its own role sweeps.
 * @param pool connections of the worker role
 * @returns how many rows
 */
export async function sweep(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    "DELETE FROM idempotency WHERE created_at < now() - interval '1 day'",
  );
  return rowCount ?? 0;
}
