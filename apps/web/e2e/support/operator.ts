import { visitInstance } from "@bailiwick/db";
import pg from "pg";

/** Changes something in the database, as the person who runs the instance can; for what only time does, or no page. */
export async function change(
  text: string,
  values: readonly unknown[],
  home = process.env.E2E_HOME,
): Promise<void> {
  await visitInstance({ BAILIWICK_HOME: home }, async ({ owner }) => {
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    try {
      await client.query(text, [...values]);
    } finally {
      await client.end();
    }
  });
}

/** Confirms an address, as its owner does with the mailed link. */
export async function confirmAddress(email: string, home?: string): Promise<void> {
  await change('UPDATE identity."user" SET email_verified = true WHERE email = $1', [email], home);
}

/** Suspends the account with this address. */
export async function suspend(email: string): Promise<void> {
  await change('UPDATE identity."user" SET suspended_at = now() WHERE email = $1', [email]);
}

/** Expires the invitations of this address. */
export async function letExpire(email: string): Promise<void> {
  await change(
    `UPDATE invitation SET created_at = created_at - interval '8 days', sent_at = sent_at - interval '8 days',
       expires_at = expires_at - interval '8 days' WHERE email = $1`,
    [email],
  );
}
