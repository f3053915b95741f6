import { type Reason, Refused, refuse, strangeAnswer, unreachable } from "@bailiwick/domain";
import { readRefusal } from "./answer.ts";

/**
 * Signs in with email and password: a new session's token, for {@link createClient}.
 * @param input.code asked for a code of the authenticator app, or a recovery code, if the account has a second factor; without
 * it, such an account is refused as if the code were wrong
 * @throws Refused with the server's reason, or because it is unreachable; `refusalOf` reads it.
 */
export async function signIn(input: {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly code?: () => Promise<string>;
}): Promise<string> {
  const { url, email, password, code } = input;
  let answer = await call(url, "/api/auth/sign-in/email", { email, password });
  if (typeof answer === "object" && answer !== null && "challenge" in answer) {
    const { challenge } = answer;
    if (code === undefined) throw new Refused(refuse("wrong_code", {}, "code"));
    answer = await call(url, "/api/auth/sign-in/second-factor", { challenge, code: await code() });
  }
  if (typeof answer !== "object" || answer === null || !("token" in answer)) throw new Refused(strangeAnswer);
  return String(answer.token);
}

/**
 * Shows that the signed-in person knows their password. Returns the proof, which a few calls ask for; it is valid once,
 * for minutes, in this session.
 * @throws Refused when the password is wrong, or as {@link signIn}.
 */
export async function provePassword(input: {
  readonly url: string;
  readonly token: string;
  readonly password: string;
}): Promise<string> {
  const { url, token, password } = input;
  const answer = await call(
    url,
    "/api/auth/account/proof",
    { password },
    { authorization: `Bearer ${token}` },
  );
  if (typeof answer !== "object" || answer === null || !("proof" in answer)) throw new Refused(strangeAnswer);
  return String(answer.proof);
}

/** Ends the session of this token. An expired or unknown token is not an error. */
export async function signOut({
  url,
  token,
}: {
  readonly url: string;
  readonly token: string;
}): Promise<void> {
  await call(url, "/api/auth/sign-out", {}, { authorization: `Bearer ${token}` });
}

async function call(
  url: string,
  path: string,
  body: Readonly<Record<string, unknown>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const response = await fetch(new URL(path, url), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw error instanceof TypeError ? new Refused(unreachable) : error;
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const refusal = readRefusal(answer);
  if (refusal === null) throw new Refused(strangeAnswer);
  const { path: field, ...said } = refusal;
  // A newer server can have a reason that this release does not know; the sentence comes with it.
  const reason = said.reason as Reason;
  throw new Refused({ ...said, reason, allowed: false, ...(field === null ? {} : { path: field }) });
}
