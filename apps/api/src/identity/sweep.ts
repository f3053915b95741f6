import type { Pool } from "pg";

/** Removes sessions, mailed tokens and counts of attempts that are over. `pool` connects as the identity role. */
export async function sweep(pool: Pool): Promise<void> {
  await pool.query("SELECT identity.sweep()");
}
