import type { Pool } from "pg";

/**
 * Removes what nobody asks for any more: answers kept for idempotency keys, after a day; ended sessions and mailed
 * tokens. `pool` connects as the worker role.
 * @returns how many rows
 */
export async function sweep(pool: Pool): Promise<number> {
  const answers = await pool.query("DELETE FROM idempotency WHERE created_at < now() - interval '1 day'");
  const { rows } = await pool.query<{ ended: string }>("SELECT authz.sweep_ended() AS ended");
  return (answers.rowCount ?? 0) + Number(rows[0]?.ended ?? 0);
}
