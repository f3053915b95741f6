import { Failed, failureOf, readFailure } from "./failure.ts";

/** Calls one identity operation, and hands over its answer. Throws {@link Failed} with what the server said. */
export async function call(path: string, body: Record<string, unknown> = {}): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      credentials: "same-origin",
      body: JSON.stringify(body),
    });
  } catch (error) {
    throw new Failed(failureOf(error));
  }
  // Always read: an unread response keeps its connection.
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  throw new Failed(readFailure(answer) ?? failureOf(null));
}

export function hasText<Key extends string>(answer: unknown, key: Key): answer is Record<Key, string> {
  return typeof answer === "object" && answer !== null && typeof Reflect.get(answer, key) === "string";
}

/** Calls one identity operation, and hands over the text of its answer. */
export async function textOf<Key extends string>(
  path: string,
  key: Key,
  body: Record<string, unknown>,
): Promise<string> {
  const answer = await call(path, body);
  if (hasText(answer, key)) return answer[key];
  throw new Failed(failureOf(null));
}

/** A right password's answer for an account with a second factor, and what it takes besides a recovery code. */
export type Challenge = {
  readonly challenge: string;
  readonly authenticator: boolean;
  readonly passkey: boolean;
};

/** The operations on accounts and sessions that come before the API, or besides it. */
export const identity = {
  /** Creates an account and signs in; refused if the address has one. */
  signUp: (input: { name: string; email: string; password: string }) => call("/sign-up/email", input),
  /** Creates the account of the first platform admin, with the link that the instance printed, and signs in. */
  setUp: (input: { token: string; name: string; email: string; password: string }) => call("/set-up", input),
  /** Signs in; for an account with a second factor, answers with what that is sent with instead. */
  signIn: async (input: { email: string; password: string }): Promise<Challenge | null> => {
    const answer = await call("/sign-in/email", input);
    if (!hasText(answer, "challenge")) return null;
    const { authenticator, passkey } = answer as Partial<Challenge>;
    return {
      challenge: answer.challenge,
      authenticator: authenticator === true,
      passkey: passkey === true,
    };
  },
  signOut: () => call("/sign-out"),
  /** Requests the mail with the link; the response is the same whether or not the account exists. */
  requestPasswordReset: (email: string) => call("/request-password-reset", { email }),
  /** Changes the signed-in person's password; all of their other sessions end. */
  changePassword: (input: { password: string; newPassword: string }) => call("/account/password", input),
  /**
   * Mails a link to the account's requested address; the response is the same whether or not that address has an
   * account.
   */
  askForAddress: (input: { newEmail: string; password: string }) => call("/account/email", input),
  /** Shows that the signed-in person knows their password; the proof is for one act of the API, within minutes. */
  prove: (password: string): Promise<string> => textOf("/account/proof", "proof", { password }),
  resetPassword: (input: { token: string; newPassword: string }) => call("/reset-password", input),
  sendVerificationMail: (email: string) => call("/send-verification-email", { email }),
  /** Confirms the signed-in person's address with the token from the mail. */
  confirmAddress: (token: string) => call("/confirm-address", { token }),
} as const;

/** The length of a password, in characters, as on the server. */
export const passwordLength = { least: 10, max: 128 } as const;

/** Whether a text looks like an email address; the server has the last word. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
