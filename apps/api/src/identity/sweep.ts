import type { Pool } from "pg";

/** Removes expired sessions, mailed tokens and counts of attempts. `pool` connects as the identity role. */
export async function sweep(pool: Pool): Promise<void> {
  await pool.query("SELECT identity.sweep()");
}
