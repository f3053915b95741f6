import { createHash } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { newId } from "./id.ts";
import { isTypedToken, newTypedToken } from "./typed-token.ts";

const prefix = "bwx_";

const identifierOf = (token: string) => createHash("sha256").update(`challenge:${token}`).digest("base64url");

/** The start of a stored value of an account's challenges; whether the browser keeps the session follows. */
export const challengeClaim = (user: string) => `challenge ${user} `;

/** Who typed their password, and whether the browser keeps the session that the code begins. */
export type Challenged = { readonly user: string; readonly email: string; readonly isKept: boolean };

/**
 * A token for someone who has just typed the password of an account with a second factor. With a code, it begins a session:
 * once, within ten minutes by the database's clock. On its own, it grants nothing.
 */
export async function newChallenge(pool: Pool, user: string, isKept: boolean): Promise<string> {
  const token = newTypedToken(prefix);
  await pool.query(
    `INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
     VALUES ($1, $2, $3, now() + interval '10 minutes', now())`,
    [newId(), identifierOf(token), `${challengeClaim(user)}${isKept ? "kept" : "passing"}`],
  );
  return token;
}

/** Whose challenge this is; null if it is over, or none. */
export async function readChallenge(pool: Pool, token: string): Promise<Challenged | null> {
  if (!isTypedToken(prefix, token)) return null;
  const { rows } = await pool.query<Challenged>(
    `SELECT u.id AS user, u.email, v.value = 'challenge ' || u.id || ' kept' AS "isKept"
     FROM identity.verification v JOIN identity."user" u ON u.id::text = split_part(v.value, ' ', 2)
     WHERE v.identifier = $1 AND starts_with(v.value, 'challenge ')`,
    [identifierOf(token)],
  );
  return rows[0] ?? null;
}

/** Spends a challenge, in the caller's transaction; false if it is over, or none. */
export async function spendChallenge(client: PoolClient, token: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "DELETE FROM identity.verification v WHERE v.identifier = $1 AND starts_with(v.value, 'challenge ')",
    [identifierOf(token)],
  );
  return rowCount === 1;
}
