import { randomUUID } from "node:crypto";
import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { factorClaim, newFactorProof } from "../identity/factor-proof.ts";
import type { TestApi, TestPerson } from "./api.ts";

type Someone = Pick<TestPerson, "id">;

/** Gives a person an authenticator of which no one has the secret; on, or only begun. Resolves to its id. */
export async function giveAuthenticator({ owner }: Pick<TestApi, "owner">, { id }: Someone, isOn = true) {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO identity.authenticator (user_id, id, secrets, confirmed_at)
     VALUES ($1, gen_random_uuid(), '{}', CASE WHEN $2 THEN now() END) RETURNING id`,
    [id, isOn],
  );
  return rows[0]?.id ?? "";
}

/** A proof that a person typed password and code in this session, as account/code writes it. */
export async function factorProofToken(
  api: Pick<TestApi, "owner">,
  person: Someone,
  session: string,
  isOn: boolean,
): Promise<string> {
  const authenticator = await giveAuthenticator(api, person, isOn);
  return keepProof(api, factorClaim(person.id, session, authenticator));
}

/** Keeps a proof of a claim, as the identity role does, until the end of the tests. */
async function keepProof({ owner }: Pick<TestApi, "owner">, claim: string): Promise<string> {
  const { token, hash } = newFactorProof();
  await owner.query(
    `INSERT INTO identity.verification (id, identifier, value, expires_at)
     VALUES (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
    [hash, claim],
  );
  return token;
}

/** Gives a person a passkey whose key no one has. Resolves to its id. */
export async function givePasskey({ owner }: Pick<TestApi, "owner">, { id }: Someone): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO identity.passkey (id, user_id, credential_id, public_key, counter, transports, name)
     VALUES (gen_random_uuid(), $1, gen_random_uuid(), '', 0, '{}', 'Laptop') RETURNING id`,
    [id],
  );
  return rows[0]?.id ?? "";
}

/** A proof that a device answered in this session, as account/passkey/proof writes it; its key is no one's. */
export const passkeyProofToken = (api: Pick<TestApi, "owner">, { id }: Someone, session: string) =>
  keepProof(
    api,
    `passkey ${id} ${session} ${JSON.stringify({
      passkey: randomUUID(),
      id: randomUUID(),
      publicKey: "",
      counter: 0,
      transports: ["internal"],
    })}`,
  );

/** What an authenticator app shows for the secret in an `otpauth` URI, so many steps of 30 seconds from now. */
export function codeOf(uri: string, steps = 0): Promise<string> {
  const secret = base32.decode(new URL(uri).searchParams.get("secret") ?? "");
  return createOTP(secret).hotp(Math.floor(Date.now() / 30_000) + steps);
}
