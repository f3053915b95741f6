import type { Pool } from "pg";
import { type Claim, claimDue, settle, type WorkTable } from "../jobs/lease.ts";
import type { Work } from "../jobs/work.ts";

/** A mail in the form for a transport. */
export type Mail = {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly bodyText: string;
};

/**
 * Takes a mail over and returns the result, or throws. It might get the same one again, under the same id, if we die in
 * between. Sent mail is not kept: its body contains links that let people in.
 */
export type Transport = (mail: Mail) => Promise<"kept" | "sent">;

/** The transport of an instance without a mail server: the mail stays where the platform admin reads it. */
export const keep: Transport = async () => "kept";

const table: WorkTable = {
  name: "outbox",
  key: "id",
  due: "deliver_at",
  open: "kind = 'mail' AND delivered_at IS NULL",
  // More than the total time of a delivery.
  leaseSeconds: 90,
};

/** The maximum number of concurrent deliveries, so that a hanging mail server does not block the others. */
export const maxDeliveries = 4;

/** A failed delivery is retried after 1, 2, 4 … minutes, an hour at most, and given up after some days. */
const retryMinutes = (attempts: number) => Math.min(2 ** (attempts - 1), 60);
const patienceDays = 3;

const settled = `delivered_at = now(), last_error = NULL, body_text = CASE WHEN $3 THEN body_text ELSE '' END`;
const lost = `created_at < now() - make_interval(days => ${patienceDays})`;
const putOff = `last_error = left($3, 500),
  deliver_at = CASE WHEN ${lost} THEN 'infinity' ELSE now() + make_interval(mins => $4) END,
  body_text = CASE WHEN ${lost} THEN '' ELSE body_text END`;

type DueMail = { readonly recipient: string; readonly subject: string; readonly body: string };

/**
 * Due mail as background work, oldest first. Each is sent outside of any transaction and settled under its lease: after
 * the lease ended it can't be settled.
 * @param pool connections of the worker role
 */
export function mailWork(pool: Pool, transport: Transport, overslept: (mail: string) => void): Work {
  const columns = ", w.recipient, w.subject, w.body_text AS body";
  return {
    name: "mail",
    parallel: maxDeliveries,
    claim: async (count) => {
      const claims = await claimDue<DueMail>(pool, table, count, columns);
      return claims.map((mail) => async () => {
        const outcome = await attempt(transport, mail);
        const held =
          outcome.failure === null
            ? await settle(pool, table, mail, settled, [outcome.kept])
            : await settle(pool, table, mail, putOff, [outcome.failure, retryMinutes(mail.attempts)]);
        if (!held) overslept(mail.key);
      });
    },
  };
}

type Outcome = { readonly failure: null; readonly kept: boolean } | { readonly failure: string };

async function attempt(transport: Transport, mail: Claim<DueMail>): Promise<Outcome> {
  const { key: id, recipient, subject, body: bodyText } = mail;
  try {
    return { failure: null, kept: (await transport({ id, recipient, subject, bodyText })) === "kept" };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
