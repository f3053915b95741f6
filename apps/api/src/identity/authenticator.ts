import { randomBytes, timingSafeEqual } from "node:crypto";
import { aboutSecret, type KeptSecret, secretBox } from "@bailiwick/db";
import { createOTP } from "@better-auth/utils/otp";
import type { Pool, PoolClient } from "pg";
import { newId } from "./id.ts";
import { recoveryHash } from "./recovery-codes.ts";
import { inTransaction } from "./transaction.ts";

/** The length of a secret in bytes: that of the HMAC's hash (RFC 4226, section 4). */
const secretBytes = 20;
/** How long a code holds, in seconds, and how many digits it has: what every app assumes (RFC 6238). */
const [period, digits] = [30, 6];
const issuer = "Bailiwick";

/** The name of the secret among those of a row. */
const field = "secret";

type Row = {
  readonly id: string;
  readonly secrets: Readonly<Record<string, KeptSecret>>;
  /** The present step of time, by the database's clock. */
  readonly step: number;
};

/** What was taken: a code of the authenticator with this id, or a recovery code in the place of this factor, of which so many are left. */
export type Taken = { readonly factor: string; readonly left: number | null };

/** What a person types into their app, or scans: the secret in base32, and the same as `otpauth` URI. */
export type Setup = { readonly secret: string; readonly uri: string };

/**
 * Begins to set up an authenticator, in the place of one that was begun before. It counts for nothing until a code of it is
 * shown. Null if one is on already.
 */
export async function beginAuthenticator(
  pool: Pool,
  instanceSecret: string,
  { id: user, email }: { readonly id: string; readonly email: string },
): Promise<Setup | null> {
  const secret = randomBytes(secretBytes);
  const uri = createOTP(secret, { digits, period }).url(issuer, email);
  return inTransaction(pool, async (client) => {
    // Held until the commit, so that no rotation passes the new secret by.
    const { rows } = await client.query<{ version: number }>(
      "SELECT authz.current_secret_version() AS version",
    );
    const version = rows[0]?.version;
    if (version === undefined) throw new Error("the key of secrets has no version");
    const box = secretBox(instanceSecret, version).seal(secret.toString("base64"), aboutSecret(user, field));
    const { rowCount } = await client.query(
      `INSERT INTO identity.authenticator AS a (user_id, id, secrets) VALUES ($1, $2, $3)
       ON CONFLICT (user_id) DO UPDATE SET id = excluded.id, secrets = excluded.secrets, last_step = 0, created_at = now()
         WHERE a.confirmed_at IS NULL`,
      [user, newId(), JSON.stringify({ [field]: { version, box, last: "" } })],
    );
    if (rowCount !== 1) return null;
    return { secret: new URL(uri).searchParams.get("secret") ?? "", uri };
  });
}

/**
 * Takes a code, in the caller's transaction, for good: of the app, in its own step of time or one before or after, or a
 * recovery code. Null for a wrong one, or one that was taken before.
 * @param isBeingSetUp the app may be one that is not on yet
 * @throws for a secret that was not encrypted with this instance's secret
 */
export async function takeCode(
  client: PoolClient,
  instanceSecret: string,
  {
    user,
    code,
    isBeingSetUp,
  }: { readonly user: string; readonly code: string; readonly isBeingSetUp: boolean },
): Promise<Taken | null> {
  const typed = code.replace(/[\s-]/g, "");
  if (!/^\d+$/.test(typed)) return takeRecoveryCode(client, user, typed);
  const { rows } = await client.query<Row>(
    `SELECT id, secrets, floor(extract(epoch FROM now()) / $2)::integer AS step
     FROM identity.authenticator WHERE user_id = $1 AND (confirmed_at IS NOT NULL OR $3)`,
    [user, period, isBeingSetUp],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const step = await stepOf(row, instanceSecret, user, typed);
  if (step === null) return null;
  const { rowCount } = await client.query(
    "UPDATE identity.authenticator SET last_step = $3 WHERE user_id = $1 AND id = $2 AND last_step < $3",
    [user, row.id, step],
  );
  return rowCount === 1 ? { factor: row.id, left: null } : null;
}

/** Takes a recovery code, in the place of the authenticator app or the first passkey. */
async function takeRecoveryCode(client: PoolClient, user: string, typed: string): Promise<Taken | null> {
  const { rows } = await client.query<{ factor: string; left: number }>(
    `WITH taken AS (DELETE FROM identity.recovery_code WHERE user_id = $1 AND hash = $2 RETURNING user_id)
     SELECT f.id AS factor,
       (SELECT count(*)::integer - 1 FROM identity.recovery_code r WHERE r.user_id = $1) AS left
     FROM taken, LATERAL (
       SELECT id, created_at, true AS app FROM identity.authenticator WHERE user_id = $1 AND confirmed_at IS NOT NULL
       UNION ALL SELECT id, created_at, false FROM identity.passkey WHERE user_id = $1
       ORDER BY app DESC, created_at LIMIT 1) f`,
    [user, recoveryHash(user, typed)],
  );
  return rows[0] ?? null;
}

/** The step of time whose code this is: the present one, or one before or after; null if it is none's. */
async function stepOf(
  { secrets, step }: Row,
  instanceSecret: string,
  user: string,
  typed: string,
): Promise<number | null> {
  const kept = secrets[field];
  if (kept === undefined || typed.length !== digits) return null;
  const opened = secretBox(instanceSecret, kept.version).open(kept.box, aboutSecret(user, field));
  const otp = createOTP(Buffer.from(opened, "base64"), { digits, period });
  const given = Buffer.from(typed);
  let found: number | null = null;
  for (const at of [step - 1, step, step + 1]) {
    if (timingSafeEqual(Buffer.from(await otp.hotp(at)), given)) found = at;
  }
  return found;
}
