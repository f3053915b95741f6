import { Failed, failureOf, readFailure } from "./failure.ts";

/** Calls one identity operation. Throws {@link Failed} with what the server said. */
async function call(path: string, body: Record<string, unknown> = {}): Promise<void> {
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
  // Read in any case: an answer that nobody reads keeps its connection.
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return;
  throw new Failed(readFailure(answer) ?? failureOf(null));
}

/** The operations on accounts and sessions that come before, or beside, the API. */
export const identity = {
  /** Opens an account and signs in; refused where the address has one. */
  signUp: (input: { name: string; email: string; password: string }) => call("/sign-up/email", input),
  /** Makes the account of the first platform admin, by the link that the instance printed, and signs in. */
  setUp: (input: { token: string; name: string; email: string; password: string }) => call("/set-up", input),
  signIn: (input: { email: string; password: string }) => call("/sign-in/email", input),
  signOut: () => call("/sign-out"),
  /** Asks for the mail with the link; answers alike whether or not there is such an account. */
  requestPasswordReset: (email: string) => call("/request-password-reset", { email }),
  /** Changes the signed-in person's password; every other session of theirs ends. */
  changePassword: (input: { password: string; newPassword: string }) => call("/account/password", input),
  /** Mails a link to the address that the account shall have; answers alike whether or not that one has an account. */
  askForAddress: (input: { newEmail: string; password: string }) => call("/account/email", input),
  resetPassword: (input: { token: string; newPassword: string }) => call("/reset-password", input),
  sendVerificationMail: (email: string) => call("/send-verification-email", { email }),
  /** Confirms the signed-in person's address with the token from the mail. */
  confirmAddress: (token: string) => call("/confirm-address", { token }),
} as const;

/** How long a password is, in characters, as the server has it. */
export const passwordLength = { least: 10, max: 128 } as const;

/** Whether a text looks like an email address; the server has the last word. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}
