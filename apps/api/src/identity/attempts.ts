import { createHash } from "node:crypto";
import type { Operation } from "./operations.ts";
import type { RateLimit, Rule } from "./rate-limit.ts";

/** A counter for attempts. */
type Count = { readonly key: string; readonly rule: Rule };

/** Who tries: the client's network, the account's address, and the device if it has signed in to the account before. */
export type Attempt = {
  readonly network: string;
  readonly email: string | null;
  readonly device: string | null;
};

/** Failures per network and minute, over all accounts: one network can be an office, or a whole provider. */
const wide: Rule = { attempts: 100, seconds: 60 };
/** Failures for one account from one network, or from one device that the account knows. */
const narrow: Rule = { attempts: 10, seconds: 60 };
/** Failures for one account over all networks: the pause grows with the number of attempts. */
const account: readonly Rule[] = [
  { attempts: 20, seconds: 60 },
  { attempts: 50, seconds: 15 * 60 },
  { attempts: 100, seconds: 60 * 60 },
];

/** Wrong codes of an account, over all networks, devices and challenges: with three of a million right, no one guesses one. */
const codes: readonly Rule[] = [
  { attempts: 10, seconds: 15 * 60 },
  { attempts: 50, seconds: 24 * 60 * 60 },
];

/** A part of a key, shortened to fit: an address can have 254 characters. */
const short = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 22);

/** The counters of an attempt, in the order in which they are checked. */
function countsOf({ path, limit, perAddress, perAccount, ofCode }: Operation, attempt: Attempt): Count[] {
  const { network, email, device } = attempt;
  if (perAccount !== true || email === null) {
    const counts = [{ key: `${path}|${network}`, rule: limit }];
    return perAddress && email !== null ? [...counts, { key: `${path}|${email}`, rule: perAddress }] : counts;
  }
  if (ofCode === true) {
    return [
      { key: `${path}|${network}`, rule: wide },
      ...codes.map((rule) => ({ key: accountKey("code", email, rule), rule })),
    ];
  }
  const counts = [{ key: `${path}|${network}`, rule: wide }];
  if (device !== null) return [...counts, { key: `${path}|device|${device}`, rule: narrow }];
  return [
    ...counts,
    { key: `${path}|${network}|${short(email)}`, rule: narrow },
    ...account.map((rule) => ({ key: accountKey(path, email, rule), rule })),
  ];
}

const accountKey = (path: string, email: string, { seconds }: Rule) =>
  `${path}|account|${seconds}|${short(email)}`;

/**
 * Counts an attempt. Returns the seconds to wait if it exceeds one of its counters, and then does not count it in later
 * ones. Null if it is allowed.
 */
export async function take(limit: RateLimit, operation: Operation, attempt: Attempt): Promise<number | null> {
  for (const { key, rule } of countsOf(operation, attempt)) {
    const wait = await limit.take(key, rule);
    if (wait !== null) return wait;
  }
  return null;
}

/**
 * Counts a mail that an attempt would send to an address of the person's choice, for that address and for the person;
 * it is not refunded. Returns the seconds to wait if either limit is exceeded, else null.
 */
export async function takeMail(
  limit: RateLimit,
  { path, mailsTo }: Operation,
  { from, body }: { readonly from: string | null; readonly body: Record<string, unknown> },
): Promise<number | null> {
  if (mailsTo === undefined) return null;
  const { field, rule } = mailsTo;
  for (const key of [`to|${short(String(body[field]))}`, `by|${short(from ?? "")}`]) {
    const wait = await limit.take(`${path}|mail|${key}`, rule);
    if (wait !== null) return wait;
  }
  return null;
}

/** Refunds an attempt that turned out not to count. */
export async function giveBack(limit: RateLimit, operation: Operation, attempt: Attempt): Promise<void> {
  await Promise.all(countsOf(operation, attempt).map(({ key }) => limit.giveBack(key)));
}

/** Forgets the attempts on an account: access to its mailbox proves ownership. */
export async function forgive(limit: RateLimit, email: string): Promise<void> {
  await Promise.all(account.map((rule) => limit.forget(accountKey("/sign-in/email", email, rule))));
}
