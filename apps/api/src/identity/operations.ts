import { Email, Name } from "@bailiwick/contracts";
import { z } from "zod";
import type { Rule } from "./rate-limit.ts";

export const shortestPassword = 10;
export const maxPasswordLength = 128;

const NewPassword = z
  .string()
  .min(shortestPassword, `A password has ${shortestPassword} characters at least.`)
  .max(maxPasswordLength, `A password has ${maxPasswordLength} characters at most.`);
/** A token that a mail brought, of whichever kind: the signs of base64url and JWT (RFC 7515). */
const MailedToken = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,2000}$/, "The link is not valid, or no longer: ask for a new one.");
/** A password that somebody has. */
const Password = z.string().min(1).max(maxPasswordLength);
const Nothing = z.strictObject({});

export type Operation = {
  readonly path: string;
  readonly body: z.ZodType<Record<string, unknown>>;
  /** How often one client network may try. */
  readonly limit: Rule;
  /** It is counted by account as well, and an attempt that succeeds does not count; see attempts.ts. */
  readonly perAccount?: true;
  /** Only who is signed in may try, and says their password again: it is counted by their account. */
  readonly ofOneself?: true;
  /** It is answered before it is done: neither the answer nor how long it takes tells whether the address has an account. */
  readonly answersFirst?: true;
  /** How often it may be asked for one email address, by whomever: each time that address gets a mail. */
  readonly perAddress?: Rule;
  /** It mails an address of the person's choice: how often the address can get it, and how often the person can send it. */
  readonly mailsTo?: { readonly field: string; readonly rule: Rule };
};

const mailed: Rule = { attempts: 6, seconds: 600 };

/**
 * What can be done under `/api/auth`, all by POST; nothing else of better-auth is reachable. A body is closed, and
 * an address in it is normalized here, once, before anything compares it.
 */
export const operations: readonly Operation[] = [
  {
    path: "/sign-up/email",
    body: z.strictObject({ name: Name, email: Email, password: NewPassword }),
    limit: { attempts: 120, seconds: 60 },
    perAddress: mailed,
  },
  {
    path: "/set-up",
    body: z.strictObject({ token: MailedToken, name: Name, email: Email, password: NewPassword }),
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
  { path: "/sign-out", body: Nothing, limit: { attempts: 60, seconds: 60 } },
  { path: "/revoke-sessions", body: Nothing, limit: { attempts: 60, seconds: 60 } },
  {
    path: "/send-verification-email",
    body: z.strictObject({ email: Email }),
    limit: { attempts: 10, seconds: 60 },
    perAddress: mailed,
  },
  {
    path: "/confirm-address",
    body: z.strictObject({ token: MailedToken }),
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
    limit: { attempts: 20, seconds: 60 },
  },
];
