import {
  changedMeanwhile,
  type ErrorCode,
  internalFault,
  type Refusal,
  refuse,
  signInFirst,
} from "@bailiwick/domain";
import { z } from "zod";
import { foreignOrigin } from "../http/security.ts";

// What better-auth says, in this product's words.
const known: Readonly<Record<string, Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: refuse(
    "UNAUTHENTICATED",
    "wrong_address_or_password",
    "The e-mail address or the password is wrong.",
  ),
  UNAUTHORIZED: signInFirst,
  INVALID_TOKEN: refuse(
    "INVALID",
    "invalid_token",
    "The link is not valid, or no longer: ask for a new one.",
    "token",
  ),
  // Two sign-ups with one address met.
  FAILED_TO_CREATE_USER: changedMeanwhile,
  SUSPENDED: refuse(
    "FORBIDDEN",
    "suspended",
    "This account is suspended. Ask the person who runs this instance.",
  ),
  OTHER_ACCOUNT: refuse(
    "FORBIDDEN",
    "other_account",
    "Sign in with the account whose address this link confirms.",
  ),
  EMAIL_ALREADY_VERIFIED: refuse("CONFLICT", "already_confirmed", "This address is confirmed already."),
  EMAIL_MISMATCH: refuse("INVALID", "other_address", "This is not the address of your account.", "email"),
  INVALID_ORIGIN: foreignOrigin,
  MISSING_OR_NULL_ORIGIN: foreignOrigin,
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: foreignOrigin,
};

const codes: Readonly<Record<number, ErrorCode>> = {
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  429: "LIMIT_REACHED",
};

const Answer = z.object({ code: z.string().regex(/^[A-Z][A-Z_]*$/), message: z.string() });

/** Too many attempts; `seconds` until the next one is let through. */
export function tooManyAttempts(seconds: number): Refusal {
  const wait = seconds === 1 ? "a second" : `${seconds} seconds`;
  return refuse("LIMIT_REACHED", "too_many_attempts", `Too many attempts. Try again in ${wait}.`);
}

/** The refusal in an error answer of better-auth; `body` is its text. What it says of a fault is not passed on. */
export function identityRefusal(status: number, body: string): Refusal {
  const answer = Answer.safeParse(parse(body));
  const refusal = answer.success ? known[answer.data.code] : undefined;
  if (refusal !== undefined) return refusal;
  if (status >= 500) return internalFault;
  const code = codes[status] ?? "INVALID";
  return answer.success
    ? refuse(code, answer.data.code.toLowerCase(), `${answer.data.message.replace(/\.$/, "")}.`)
    : refuse(code, "not_accepted", "This request is not accepted.");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
