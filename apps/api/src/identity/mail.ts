import type { Pool } from "pg";

/**
 * The mails about an account. None holds what the person typed, such as their name: whoever signs up with
 * someone else's address must not get to write to them in our voice.
 */
export const mails = {
  verifyAddress: (link: string) => ({
    about: "verify_address",
    subject: "Confirm your e-mail address",
    body: `Someone, probably you, signed up to Bailiwick with this address.

To confirm that it is yours, open this link within a day, in the browser you signed up with:

${link}

If it was not you, do nothing: without the link the address stays unconfirmed.`,
  }),
  resetPassword: (link: string) => ({
    about: "reset_password",
    subject: "Choose a new password",
    body: `Someone, probably you, asked to reset the password of your Bailiwick account.

To choose a new one, open this link within an hour; it works once, and signs you out everywhere:

${link}

If it was not you, do nothing: your password stays as it is.`,
  }),
  alreadyHasAccount: (signIn: string, reset: string) => ({
    about: "already_has_account",
    subject: "You already have an account",
    body: `Someone, probably you, tried to sign up to Bailiwick with this address, which already has an account.

Sign in: ${signIn}
Forgot the password? ${reset}

If it was not you, do nothing: nothing was changed.`,
  }),
} as const;

type Mail = { about: string; subject: string; body: string };

/** Puts a mail in the outbox, from which a job delivers it. `pool` connects as the identity role. */
export async function post(pool: Pool, recipient: string, mail: Mail): Promise<void> {
  await pool.query("SELECT public.outbox_mail($1, $2, $3, $4)", [
    recipient,
    mail.subject,
    mail.body,
    mail.about,
  ]);
}
