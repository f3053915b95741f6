import type { Pool } from "pg";
import { newSigningKey } from "../access/signing.ts";

/** How long a key of access tokens signs, in days. */
export const signingDays = 30;

/**
 * Adds the next key of access tokens when the newest has been there for its time, and the first one on a new instance. Those
 * before it stay published until their last token has ended.
 * @param pool connections of the worker role
 * @returns whether one was added
 */
export async function rotateSigningKeys(pool: Pool, instanceSecret: string): Promise<boolean> {
  const due = await pool.query<{ version: number | null }>("SELECT authz.signing_key_due($1) AS version", [
    signingDays,
  ]);
  const version = due.rows[0]?.version ?? null;
  if (version === null) return false;
  const { kid, published, box } = await newSigningKey(instanceSecret, version);
  const added = await pool.query<{ done: boolean }>(
    "SELECT authz.add_signing_key($1, $2, $3, $4, $5) AS done",
    [kid, JSON.stringify(published), version, box, signingDays],
  );
  return added.rows[0]?.done === true;
}
