import type pg from "pg";

/**
 * Runs the work while no other start on this database does: two first starts would create the same roles, and grant in the
 * same rows of the system catalog, where the second one fails. The lock belongs to the database, and roles belong to the
 * server, so creating roles looks a second time for a start in a copy of the database.
 */
export async function alone<T>(admin: pg.Client, work: () => Promise<T>): Promise<T> {
  await admin.query("SELECT pg_advisory_lock(hashtext('bailiwick roles'))");
  try {
    return await work();
  } finally {
    await admin.query("SELECT pg_advisory_unlock(hashtext('bailiwick roles'))").catch(() => {});
  }
}
