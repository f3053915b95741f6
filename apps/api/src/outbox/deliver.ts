import type { Pool, PoolClient } from "pg";

/** A mail as it goes to a transport. */
export type Mail = {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly bodyText: string;
};

/** Takes a mail over, or throws. It may get the same one again, under the same id, when we die in between. */
export type Transport = (mail: Mail) => Promise<void>;

/** The transport of an instance without a mail server: the mail stays where the platform admin reads it. */
export const keep: Transport = async () => undefined;

type DueMail = { id: string; recipient: string; subject: string; body_text: string; attempts: number };

/** A failed delivery is tried again after 1, 2, 4 … minutes, an hour at most. */
const retryMinutes = (attempts: number) => Math.min(2 ** attempts, 60);

/**
 * Delivers what is due, oldest first, as the worker role. Each mail is claimed by its row's lock, which ends with the
 * transaction that settles it: several workers share the outbox, and what a dying one held is due again at once.
 * @returns how many mails were settled, delivered or put off.
 */
export async function deliverDue(pool: Pool, transport: Transport, limit = 50): Promise<number> {
  const client = await pool.connect();
  let fault: Error | undefined;
  try {
    for (let settled = 0; settled < limit; settled += 1) {
      if (!(await deliverOne(client, transport))) return settled;
    }
    return limit;
  } catch (error) {
    fault = error instanceof Error ? error : new Error(String(error));
    throw fault;
  } finally {
    client.release(fault);
  }
}

async function deliverOne(client: PoolClient, transport: Transport): Promise<boolean> {
  await client.query("BEGIN");
  const { rows } = await client.query<DueMail>(
    `SELECT id, recipient, subject, body_text, attempts FROM public.outbox
     WHERE kind = 'mail' AND delivered_at IS NULL AND deliver_at <= now()
     ORDER BY deliver_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  const [mail] = rows;
  if (mail !== undefined) {
    const failure = await attempt(transport, mail);
    await client.query(
      failure === null
        ? `UPDATE public.outbox SET delivered_at = now(), attempts = attempts + 1, last_error = NULL WHERE id = $1`
        : `UPDATE public.outbox SET attempts = attempts + 1, last_error = left($2, 500),
             deliver_at = now() + make_interval(mins => $3) WHERE id = $1`,
      failure === null ? [mail.id] : [mail.id, failure, retryMinutes(mail.attempts)],
    );
  }
  await client.query("COMMIT");
  return mail !== undefined;
}

async function attempt(transport: Transport, mail: DueMail): Promise<string | null> {
  const { id, recipient, subject, body_text: bodyText } = mail;
  try {
    await transport({ id, recipient, subject, bodyText });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
