import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { newId } from "./id.ts";
import { isTypedToken, newTypedToken } from "./typed-token.ts";

const prefix = "bwo_";

const identifierOf = (token: string) => createHash("sha256").update(`factor:${token}`).digest("base64url");

/** The stored value of a proof: the person, the session in which they showed password and factor, and which factor. */
export const factorClaim = (user: string, session: string, factor: string) =>
  `factor ${user} ${session} ${factor}`;

/** Keeps a proof of this claim for ten minutes by the database's clock; the token, for one act. */
export async function keepFactorProof(client: Pick<Pool, "query">, claim: string): Promise<string> {
  const { token, hash } = newFactorProof();
  await client.query(
    `INSERT INTO identity.verification (id, identifier, value, expires_at, created_at)
     VALUES ($1, $2, $3, now() + interval '10 minutes', now())`,
    [newId(), hash, claim],
  );
  return token;
}

/** A new proof, and the hash that the database keeps of it. */
export function newFactorProof(): { readonly token: string; readonly hash: string } {
  const token = newTypedToken(prefix);
  return { token, hash: identifierOf(token) };
}

/** The hash of a proof from outside; null if it is not a valid proof. */
export function factorProofHash(token: string): string | null {
  return isTypedToken(prefix, token) ? identifierOf(token) : null;
}
