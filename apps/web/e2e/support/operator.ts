import { visitInstance } from "@bailiwick/db";
import pg from "pg";

/** Suspends the account with this address, as the person who runs the instance does it: at the database, for which there is no page. */
export async function suspend(email: string): Promise<void> {
  await visitInstance({ BAILIWICK_HOME: process.env.BAILIWICK_E2E_HOME }, async ({ owner }) => {
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    try {
      await client.query('UPDATE identity."user" SET suspended_at = now() WHERE email = $1', [email]);
    } finally {
      await client.end();
    }
  });
}
