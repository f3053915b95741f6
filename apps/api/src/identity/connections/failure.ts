import type { SignInRefusal } from "@bailiwick/domain";
import { OutboundError } from "../../outbound/outbound-error.ts";

/**
 * Why a sign-in by a connection is refused: in words for its person, and in a word for the organization's log, which says more,
 * because it is for those who run the provider.
 */
export class SignInFailure extends Error {
  override readonly name = "SignInFailure";
  readonly why: SignInRefusal;
  readonly reason: string;

  constructor(why: SignInRefusal, reason: string = why) {
    super(reason);
    this.why = why;
    this.reason = reason;
  }
}

/** By the claim of an ID token that is not as it has to be (OpenID Connect Core, 3.1.3.7). */
const byClaim: Readonly<Record<string, string>> = {
  iss: "wrong issuer",
  aud: "wrong audience",
  azp: "wrong authorized party",
  nonce: "wrong nonce",
  exp: "wrong time",
  iat: "wrong time",
  nbf: "wrong time",
};

type Told = {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly claim?: unknown;
  readonly parameters?: unknown;
  readonly cause?: unknown;
};

/** An error and what caused it, the outermost first. */
function* chain(error: unknown): Generator<Told> {
  let at = error;
  for (let depth = 0; depth < 6 && typeof at === "object" && at !== null; depth += 1) {
    yield at as Told;
    at = (at as Told).cause;
  }
}

/**
 * What went wrong with a provider, from what the library threw; it never quotes the provider. Null for anything else, which is a
 * fault of this instance.
 */
export function failureOf(error: unknown): SignInFailure | null {
  if (error instanceof SignInFailure) return error;
  for (const told of chain(error)) {
    if (told instanceof OutboundError) return new SignInFailure("provider", `no answer: ${told.failure}`);
    if (told.name === "AuthorizationResponseError") return new SignInFailure("declined", "declined there");
    if (told.name === "ResponseBodyError") return new SignInFailure("answer", "code refused");
    // The state is the one that was looked up, so it is the issuer that differs (RFC 9207).
    if (told.parameters instanceof URLSearchParams) return new SignInFailure("answer", "wrong issuer");
    if (typeof told.claim === "string") {
      return new SignInFailure("answer", byClaim[told.claim] ?? "wrong ID token");
    }
  }
  for (const { code } of chain(error)) {
    if (code === "OAUTH_KEY_SELECTION_FAILED" || code === "OAUTH_UNSUPPORTED_OPERATION")
      return new SignInFailure("answer", "wrong signature");
    if (code === "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED")
      return new SignInFailure("provider", "another issuer");
    if (code === "OAUTH_RESPONSE_IS_NOT_CONFORM" || code === "OAUTH_RESPONSE_IS_NOT_JSON")
      return new SignInFailure("provider", "no valid answer");
  }
  const isOfProtocol = [...chain(error)].some(({ code }) => String(code).startsWith("OAUTH_"));
  return isOfProtocol ? new SignInFailure("answer", "wrong ID token") : null;
}
