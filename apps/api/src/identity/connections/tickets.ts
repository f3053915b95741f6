import { createHash } from "node:crypto";
import { isTypedToken, newTypedToken } from "../typed-token.ts";

const prefix = "bwv_";

const identifierOf = (token: string) => createHash("sha256").update(`ticket:${token}`).digest("base64url");

/** A new ticket for a round trip to a provider, to test a connection or to connect an account, and the hash that is kept. */
export function newTicket(): { readonly token: string; readonly hash: string } {
  const token = newTypedToken(prefix);
  return { token, hash: identifierOf(token) };
}

/** The hash of a ticket from outside; null if it is not one. */
export function ticketHash(token: string): string | null {
  return isTypedToken(prefix, token) ? identifierOf(token) : null;
}
