import { changedMeanwhile, internalFault, type Refusal, refuse, signInFirst } from "@bailiwick/domain";
import { z } from "zod";
import { foreignOrigin } from "../http/security.ts";

// better-auth's refusals, in this product's words.
const known: Readonly<Record<string, Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: refuse("wrong_address_or_password"),
  INVALID_PASSWORD: refuse("wrong_password", {}, "password"),
  WRONG_CODE: refuse("wrong_code", {}, "code"),
  WRONG_PASSKEY: refuse("wrong_passkey", {}, "passkey"),
  FACTOR_NEEDED: refuse("factor_needed", {}, "code"),
  CHALLENGE_OVER: refuse("challenge_over"),
  HAS_AUTHENTICATOR: refuse("authenticator_on"),
  NO_CONNECTION: refuse("no_single_sign_on"),
  UNAUTHORIZED: signInFirst,
  INVALID_EMAIL: refuse("invalid_email", {}, "email"),
  PASSWORD_TOO_SHORT: refuse("password_too_short", {}, "password"),
  PASSWORD_TOO_LONG: refuse("password_too_long", {}, "password"),
  INVALID_TOKEN: refuse("invalid_token", {}, "token"),
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: refuse("address_has_account", {}, "email"),
  // Two concurrent sign-ups with one address.
  FAILED_TO_CREATE_USER: changedMeanwhile,
  SUSPENDED: refuse("suspended"),
  SAME_ADDRESS: refuse("address_unchanged", {}, "newEmail"),
  OTHER_ACCOUNT: refuse("other_account"),
  EMAIL_ALREADY_VERIFIED: refuse("already_confirmed"),
  EMAIL_MISMATCH: refuse("not_your_address", {}, "email"),
  INVALID_ORIGIN: foreignOrigin(),
  MISSING_OR_NULL_ORIGIN: foreignOrigin(),
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: foreignOrigin(),
};

/** Responses without a code that is known here. */
const byStatus: Readonly<Record<number, Refusal>> = {
  401: signInFirst,
  403: refuse("refused_by_database"),
  404: refuse("no_such_address"),
  409: changedMeanwhile,
};

const Answer = z.object({ code: z.string().regex(/^[A-Z][A-Z_]*$/), message: z.string() });

/** Too many attempts; `seconds` until the next one is allowed. */
export function tooManyAttempts(seconds: number): Refusal {
  return refuse("too_many_attempts", { seconds });
}

/**
 * The refusal in an error response of better-auth; `body` is its text. Details of internal errors are not passed on.
 */
export function identityRefusal(status: number, body: string): Refusal {
  const answer = Answer.safeParse(parse(body));
  const refusal = answer.success ? known[answer.data.code] : undefined;
  if (refusal !== undefined) return refusal;
  if (status >= 500) return internalFault;
  return byStatus[status] ?? refuse("not_accepted");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
