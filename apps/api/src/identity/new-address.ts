import { createHash } from "node:crypto";
import { newAddressPrefix } from "@bailiwick/domain";
import { isTypedToken, newTypedToken } from "./typed-token.ts";

/** As better-auth stores its mailed tokens: purpose and token together, as unpadded base64url SHA-256. */
const identifierOf = (token: string) =>
  createHash("sha256").update(`new-address:${token}`).digest("base64url");

/** A new token that gives an account a different address, and the hash that the database stores. */
export function newAddressToken(): { readonly token: string; readonly hash: string } {
  const token = newTypedToken(newAddressPrefix);
  return { token, hash: identifierOf(token) };
}

/** The hash of a token from outside; null if it is not a valid token. */
export function addressHash(token: string): string | null {
  return isTypedToken(newAddressPrefix, token) ? identifierOf(token) : null;
}

/** The start of a stored value of an account's tokens of this kind; the current and the new address follow. */
export const addressClaim = (user: string) => `new-address ${user} `;
