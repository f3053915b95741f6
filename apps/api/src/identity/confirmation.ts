import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { newId } from "./id.ts";
import { isTypedToken, newTypedToken } from "./typed-token.ts";

const prefix = "bwc_";

/** As better-auth stores its mailed tokens: purpose and token together, as unpadded base64url SHA-256. */
const identifierOf = (token: string) =>
  createHash("sha256").update(`confirm-address:${token}`).digest("base64url");

/** The subject of a confirmation: the address of this account, and no other address that it might have later. */
type Claim = { readonly id: string; readonly email: string };

const valueFor = ({ id, email }: Claim) => `${id} ${email}`;

/**
 * Creates a token that confirms an account's address for a day, by the database's clock. `pool` is the identity role's.
 */
export async function newConfirmation(pool: Pool, user: Claim): Promise<string> {
  const token = newTypedToken(prefix);
  await pool.query(
    `INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
     VALUES ($1, $2, $3, now() + interval '1 day', now())`,
    [newId(), identifierOf(token), valueFor(user)],
  );
  return token;
}

/** Whether a token confirms this account's address, another account's, or is invalid. */
export async function readConfirmation(
  pool: Pool,
  token: string,
  user: Claim,
): Promise<"theirs" | "another" | "none"> {
  if (!isTypedToken(prefix, token)) return "none";
  const { rows } = await pool.query<{ value: string }>(
    "SELECT value FROM identity.verification WHERE identifier = $1",
    [identifierOf(token)],
  );
  if (rows[0] === undefined) return "none";
  return rows[0].value === valueFor(user) ? "theirs" : "another";
}
