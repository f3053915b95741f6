import { hashToken } from "../identity/credential.ts";
import { isTypedToken, newTypedToken } from "../identity/typed-token.ts";

const prefix = "bwn_";

/** What invitations had before instance keys got this prefix; those work until they end. */
const formerPrefix = "bwi_";

/** A new invitation's token, which only its mail contains, and the hash under which the database stores it. */
export function newInvitationToken(): { readonly token: string; readonly hash: string } {
  const token = newTypedToken(prefix);
  return { token, hash: hashToken(token) };
}

/** The hash of a presented token; null for what can't be one. */
export function invitationHash(token: string): string | null {
  return isTypedToken(prefix, token) || isTypedToken(formerPrefix, token) ? hashToken(token) : null;
}
