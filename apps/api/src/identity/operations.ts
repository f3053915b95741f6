import { Email, Name } from "@bailiwick/contracts";
import { z } from "zod";
import { Assertion, Registration } from "./passkey-answers.ts";
import type { Rule } from "./rate-limit.ts";

export const shortestPassword = 10;
export const maxPasswordLength = 128;

const NewPassword = z
  .string()
  .min(shortestPassword, `A password has ${shortestPassword} characters at least.`)
  .max(maxPasswordLength, `A password has ${maxPasswordLength} characters at most.`);
/** A token from a mail, of any kind: the characters of base64url and JWT (RFC 7515). */
const MailedToken = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,2000}$/, "This link is no longer valid. Request a new one.");
/** An existing password. */
const Password = z.string().min(1).max(maxPasswordLength);
/** A code of an authenticator app, or a recovery code, as people type them: with spaces and hyphens. */
const Code = z.string().regex(/^[0-9A-Za-z -]{1,40}$/, "Enter the code as it is shown.");
/** What a person shows besides their password: a code, or what a passkey signed. */
const shown = { code: Code.optional(), passkey: Assertion.optional() };
const Nothing = z.strictObject({});

export type Operation = {
  readonly path: string;
  readonly body: z.ZodType<Record<string, unknown>>;
  /** The field of a new password, which must not be easy to guess. */
  readonly chooses?: "password" | "newPassword";
  /** How often one client network can try. */
  readonly limit: Rule;
  /** Also counted by account, and a successful attempt does not count; see attempts.ts. */
  readonly perAccount?: true;
  /** A code is tried: wrong ones are counted by account, over all operations and challenges, whatever the device. */
  readonly ofCode?: true;
  /** The account is the one of the challenge in the input. */
  readonly ofChallenge?: true;
  /** Only a signed-in person can try, with their password: counted by their account. */
  readonly ofOneself?: true;
  /** It changes what is the signed-in person's: not for a session that a connection made, like {@link ofOneself}. */
  readonly ofOwnSession?: true;
  /** The response comes before the work: neither it nor its timing reveals whether the address has an account. */
  readonly answersFirst?: true;
  /** How often anyone can request it for one email address, which gets a mail each time. */
  readonly perAddress?: Rule;
  /** It mails an address of the person's choice: how often the address can get it, and how often the person can send it. */
  readonly mailsTo?: { readonly field: string; readonly rule: Rule };
};

const mailed: Rule = { attempts: 6, seconds: 600 };

/**
 * The operations under `/api/auth`, all by POST; nothing else of better-auth is reachable. A body is closed, and an
 * address in it is normalized here, once, before anything compares it.
 */
export const operations: readonly Operation[] = [
  {
    path: "/sign-up/email",
    body: z.strictObject({ name: Name, email: Email, password: NewPassword }),
    chooses: "password",
    limit: { attempts: 120, seconds: 60 },
    perAddress: mailed,
  },
  {
    path: "/set-up",
    body: z.strictObject({ token: MailedToken, name: Name, email: Email, password: NewPassword }),
    chooses: "password",
    limit: { attempts: 20, seconds: 60 },
  },
  {
    path: "/sign-in/email",
    body: z.strictObject({
      email: Email,
      password: Password,
      rememberMe: z.boolean().optional(),
    }),
    limit: { attempts: 10, seconds: 60 },
    perAccount: true,
  },
  {
    path: "/account/password",
    body: z.strictObject({ password: Password, newPassword: NewPassword }),
    chooses: "newPassword",
    limit: { attempts: 10, seconds: 60 },
    perAccount: true,
    ofOneself: true,
  },
  {
    path: "/account/email",
    body: z.strictObject({ password: Password, newEmail: Email }),
    limit: { attempts: 10, seconds: 60 },
    perAccount: true,
    ofOneself: true,
    mailsTo: { field: "newEmail", rule: mailed },
  },
  {
    path: "/account/proof",
    body: z.strictObject({ password: Password }),
    limit: { attempts: 10, seconds: 60 },
    perAccount: true,
    ofOneself: true,
  },
  {
    path: "/sign-in/second-factor",
    body: z.strictObject({ challenge: MailedToken, ...shown }),
    limit: { attempts: 100, seconds: 60 },
    perAccount: true,
    ofCode: true,
    ofChallenge: true,
  },
  {
    path: "/account/authenticator",
    body: z.strictObject({ password: Password, ...shown }),
    limit: { attempts: 100, seconds: 60 },
    perAccount: true,
    ofCode: true,
    ofOneself: true,
  },
  {
    path: "/account/code",
    body: z.strictObject({ password: Password, ...shown }),
    limit: { attempts: 100, seconds: 60 },
    perAccount: true,
    ofCode: true,
    ofOneself: true,
  },
  {
    path: "/account/passkey",
    body: z.strictObject({ password: Password, ...shown }),
    limit: { attempts: 100, seconds: 60 },
    perAccount: true,
    ofCode: true,
    ofOneself: true,
  },
  {
    path: "/account/passkey/proof",
    body: z.strictObject({ registration: Registration }),
    limit: { attempts: 60, seconds: 60 },
    ofOneself: true,
  },
  {
    path: "/passkey/options",
    body: z.strictObject({ challenge: MailedToken.optional() }),
    limit: { attempts: 60, seconds: 60 },
  },
  {
    path: "/sign-in/passkey",
    body: z.strictObject({ passkey: Assertion, rememberMe: z.boolean().optional() }),
    limit: { attempts: 60, seconds: 60 },
  },
  {
    path: "/account/connection",
    body: z.strictObject({ password: Password }),
    limit: { attempts: 10, seconds: 60 },
    perAccount: true,
    ofOneself: true,
  },
  { path: "/sign-out", body: Nothing, limit: { attempts: 60, seconds: 60 } },
  { path: "/revoke-sessions", body: Nothing, ofOwnSession: true, limit: { attempts: 60, seconds: 60 } },
  {
    path: "/send-verification-email",
    body: z.strictObject({ email: Email }),
    limit: { attempts: 10, seconds: 60 },
    perAddress: mailed,
  },
  {
    path: "/confirm-address",
    body: z.strictObject({ token: MailedToken }),
    ofOwnSession: true,
    limit: { attempts: 20, seconds: 60 },
  },
  {
    path: "/request-password-reset",
    body: z.strictObject({ email: Email }),
    answersFirst: true,
    limit: { attempts: 10, seconds: 60 },
    perAddress: mailed,
  },
  {
    path: "/reset-password",
    body: z.strictObject({ token: MailedToken, newPassword: NewPassword }),
    chooses: "newPassword",
    limit: { attempts: 20, seconds: 60 },
  },
];
