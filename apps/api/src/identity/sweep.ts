import type { Pool } from "pg";

/** Removes sessions and counts of attempts that are over. `pool` connects as the identity role. */
export async function sweep(pool: Pool): Promise<void> {
  await pool.query("DELETE FROM identity.session WHERE expires_at < now() - interval '1 day'");
  await pool.query("DELETE FROM identity.rate_limit WHERE window_ends < now()");
  await pool.query("DELETE FROM identity.verification WHERE expires_at < now()");
}
