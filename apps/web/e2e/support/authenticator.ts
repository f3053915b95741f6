import { base32 } from "@better-auth/utils/base32";
import { createOTP } from "@better-auth/utils/otp";
import { change } from "./operator.ts";

/** What an authenticator app shows now for a secret in base32. */
export const codeOf = (secret: string): Promise<string> =>
  createOTP(base32.decode(secret)).hotp(Math.floor(Date.now() / 30_000));

/** Lets a person's authenticator show a code that was not taken yet, as if they had waited for the next one. */
export const forgetCodes = (email: string): Promise<void> =>
  change(
    `UPDATE identity.authenticator a SET last_step = 0 FROM identity."user" u WHERE u.id = a.user_id AND u.email = $1`,
    [email],
  );
