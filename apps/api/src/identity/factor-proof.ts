import { createHash } from "node:crypto";
import { isTypedToken, newTypedToken } from "./typed-token.ts";

const prefix = "bwo_";

const identifierOf = (token: string) => createHash("sha256").update(`factor:${token}`).digest("base64url");

/** The stored value of a proof: the person, the session in which they typed password and code, and the authenticator. */
export const factorClaim = (user: string, session: string, authenticator: string) =>
  `factor ${user} ${session} ${authenticator}`;

/** A new proof, and the hash that the database keeps of it. */
export function newFactorProof(): { readonly token: string; readonly hash: string } {
  const token = newTypedToken(prefix);
  return { token, hash: identifierOf(token) };
}

/** The hash of a proof from outside; null if it is not a valid proof. */
export function factorProofHash(token: string): string | null {
  return isTypedToken(prefix, token) ? identifierOf(token) : null;
}
