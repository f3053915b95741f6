import { createHash, randomBytes } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { newId } from "./id.ts";

const identifierOf = (challenge: string) =>
  createHash("sha256").update(`ceremony:${challenge}`).digest("base64url");

/** The start of the stored value of a ceremony: what it is for follows. */
const prefix = "ceremony ";

/** What a device signs to sign in, or to show that its person is there. */
export const assertion = "assertion";

/** What a device signs to become a passkey of this person, in this session. */
export const registration = (user: string, session: string) => `registration ${user} ${session}`;

/**
 * A new challenge (WebAuthn, section 13.4.3), which a device signs once, within ten minutes by the database's clock.
 * @param purpose what the answer is taken for, and nothing else
 */
export async function newCeremony(pool: Pool, purpose: string): Promise<string> {
  const challenge = randomBytes(32).toString("base64url");
  await pool.query(
    `INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
     VALUES ($1, $2, $3, now() + interval '10 minutes', now())`,
    [newId(), identifierOf(challenge), `${prefix}${purpose}`],
  );
  return challenge;
}

/** Spends a challenge, in the caller's transaction; false if it is over, none, or for another purpose. */
export async function spendCeremony(
  client: PoolClient,
  challenge: string,
  purpose: string,
): Promise<boolean> {
  const { rowCount } = await client.query(
    "DELETE FROM identity.verification v WHERE v.identifier = $1 AND v.value = $2",
    [identifierOf(challenge), `${prefix}${purpose}`],
  );
  return rowCount === 1;
}
