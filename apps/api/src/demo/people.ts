import type pg from "pg";
import { hashToken, newToken } from "../identity/credential.ts";
import { newId } from "../identity/id.ts";

/** The password of every demo account, and of nothing else. */
export const demoPassword = "bailiwick-demo";

export type DemoPerson = { readonly id: string; readonly email: string; readonly token: string };

/**
 * Creates an account with a verified address and a session for the seed to act with.
 * @param identity connections of the identity role
 */
export async function createDemoPerson(
  identity: pg.Pool,
  name: string,
  email: string,
  passwordHash: string,
): Promise<DemoPerson> {
  const id = newId();
  const token = newToken();
  await identity.query('INSERT INTO "user" (id, name, email, email_verified) VALUES ($1, $2, $3, true)', [
    id,
    name,
    email,
  ]);
  await identity.query(
    "INSERT INTO account (id, user_id, provider_id, account_id, password) VALUES ($1, $2, 'credential', $3, $4)",
    [newId(), id, id, passwordHash],
  );
  await identity.query(
    "INSERT INTO session (id, user_id, token, expires_at) VALUES ($1, $2, $3, now() + interval '10 minutes')",
    [newId(), id, hashToken(token)],
  );
  return { id, email, token };
}
