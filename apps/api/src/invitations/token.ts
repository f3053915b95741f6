import { hashToken } from "../identity/credential.ts";
import { isTypedToken, newTypedToken } from "../identity/typed-token.ts";

const prefix = "bwi_";

/** A new invitation's token, which only its mail holds, and the hash by which the database knows it. */
export function newInvitationToken(): { readonly token: string; readonly hash: string } {
  const token = newTypedToken(prefix);
  return { token, hash: hashToken(token) };
}

/** The hash of a token that somebody brought; null for what cannot be one. */
export function invitationHash(token: string): string | null {
  return isTypedToken(prefix, token) ? hashToken(token) : null;
}
