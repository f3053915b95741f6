import type { Pool } from "pg";

/** As many records are removed in one commit. */
const batch = 5_000;

/**
 * Makes the coming months of records, drops those that retention emptied, and removes in batches what stood below what was
 * deleted.
 * @param pool connections of the worker role
 * @param signal ends it between two batches; the rest is left for the next run
 */
export async function keepRecords(pool: Pool, signal: AbortSignal): Promise<void> {
  await pool.query("SELECT authz.make_record_partitions()");
  await pool.query("SELECT authz.drop_record_partitions()");
  while (!signal.aborted) {
    const { rows } = await pool.query<{ removed: number | null }>(
      "SELECT authz.remove_records($1) AS removed",
      [batch],
    );
    if (rows[0]?.removed == null) return;
  }
}
