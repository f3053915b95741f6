import {
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Pool, PoolClient } from "pg";
import { assertion, newCeremony, registration, spendCeremony } from "./ceremony.ts";
import { newId } from "./id.ts";
import type { Assertion, Registration } from "./passkey-answers.ts";
import { inTransaction } from "./transaction.ts";

/** Where passkeys work: at the address of the instance, and on no page of another host (WebAuthn, section 5.1.2). */
export type Site = { readonly id: string; readonly origin: string };

/** The site of an instance with this public URL; on this machine alone, its name, because an address has no passkeys. */
export function siteOf(publicUrl: string): Site {
  const url = new URL(publicUrl);
  if (["127.0.0.1", "[::1]"].includes(url.hostname)) url.hostname = "localhost";
  return { id: url.hostname, origin: url.origin };
}

type Row = {
  readonly id: string;
  readonly user_id: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: AuthenticatorTransport[];
};

/** A person with a passkey of theirs, which has just signed. */
export type Signed = { readonly user: string; readonly passkey: string };

/** EdDSA, ES256 and RS256 (the registry of COSE algorithms): what devices sign with today. */
const supportedAlgorithmIDs = [-8, -7, -257];

const columns = "id, user_id, credential_id, public_key, counter, transports";

async function passkeysOf(pool: Pool, user: string): Promise<Row[]> {
  const { rows } = await pool.query<Row>(`SELECT ${columns} FROM identity.passkey WHERE user_id = $1`, [
    user,
  ]);
  return rows;
}

/**
 * What a browser asks a device to sign: with a passkey of this person, or with whichever the person chooses. Each asks for its
 * person's finger, face or PIN.
 */
export async function askToSign(
  pool: Pool,
  site: Site,
  user: string | null,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const theirs = user === null ? [] : await passkeysOf(pool, user);
  return generateAuthenticationOptions({
    rpID: site.id,
    challenge: Buffer.from(await newCeremony(pool, assertion), "base64url"),
    userVerification: "required",
    allowCredentials: theirs.map(({ credential_id: id, transports }) => ({ id, transports })),
  });
}

/**
 * Takes what a passkey signed, in the caller's transaction, once. Null if it does not verify, was taken before, or is the passkey
 * of none, or of someone else than `user`.
 */
export async function takeAssertion(
  client: PoolClient,
  site: Site,
  { answer, user }: { readonly answer: Assertion; readonly user: string | null },
): Promise<Signed | null> {
  const challenge = challengeIn(answer.response.clientDataJSON);
  if (challenge === null || !(await spendCeremony(client, challenge, assertion))) return null;
  const { rows } = await client.query<Row>(
    `SELECT ${columns} FROM identity.passkey WHERE credential_id = $1 FOR NO KEY UPDATE`,
    [answer.id],
  );
  const [row] = rows;
  if (row === undefined || (user !== null && row.user_id !== user)) return null;
  const verified = await verifyAuthenticationResponse({
    response: answer as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    credential: {
      id: row.credential_id,
      publicKey: new Uint8Array(row.public_key),
      counter: Number(row.counter),
      transports: row.transports,
    },
  }).catch(() => null);
  if (verified?.verified !== true) return null;
  await client.query("UPDATE identity.passkey SET counter = $2, last_used_at = now() WHERE id = $1", [
    row.id,
    verified.authenticationInfo.newCounter,
  ]);
  return { user: row.user_id, passkey: row.id };
}

/** Whose session it is that a device becomes a passkey in. */
type Registrant = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly session: string;
};

/** What a browser asks a device to make: a passkey of this person, on a device that has none of theirs yet. */
export async function askToRegister(
  pool: Pool,
  site: Site,
  { id, email, name, session }: Registrant,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const theirs = await passkeysOf(pool, id);
  return generateRegistrationOptions({
    rpID: site.id,
    rpName: "Bailiwick",
    userID: new Uint8Array(Buffer.from(id)),
    userName: email,
    userDisplayName: name,
    challenge: Buffer.from(await newCeremony(pool, registration(id, session)), "base64url"),
    attestationType: "none",
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: theirs.map(({ credential_id, transports }) => ({ id: credential_id, transports })),
  });
}

/**
 * Takes the answer of a device that has made a passkey, once: the claim of a proof with which it is added. Null if it does not
 * verify, was taken before, or was asked for by another person or session.
 */
export async function takeRegistration(
  pool: Pool,
  site: Site,
  { answer, id, session }: { readonly answer: Registration } & Pick<Registrant, "id" | "session">,
): Promise<string | null> {
  const challenge = challengeIn(answer.response.clientDataJSON);
  if (challenge === null) return null;
  return inTransaction(pool, async (client) => {
    if (!(await spendCeremony(client, challenge, registration(id, session)))) return null;
    const verified = await verifyRegistrationResponse({
      response: answer as Parameters<typeof verifyRegistrationResponse>[0]["response"],
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      supportedAlgorithmIDs,
      requireUserVerification: true,
    }).catch(() => null);
    if (verified?.verified !== true) return null;
    const { credential } = verified.registrationInfo;
    const kept = {
      passkey: newId(),
      id: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString("base64"),
      counter: credential.counter,
      transports: credential.transports ?? [],
    };
    return `passkey ${id} ${session} ${JSON.stringify(kept)}`;
  });
}

/** The challenge that a device signed, as its browser says; what it signed is verified with it. */
function challengeIn(clientData: string): string | null {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, "base64url").toString()) as {
      challenge?: unknown;
    };
    return typeof challenge === "string" ? challenge : null;
  } catch {
    return null;
  }
}
