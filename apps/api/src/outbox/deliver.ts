import type { Pool, PoolClient } from "pg";

/** A mail as it goes to a transport. */
export type Mail = {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly bodyText: string;
};

/**
 * Takes a mail over and tells what became of it, or throws. It may get the same one again, under the same id, when we die
 * in between. What was sent is not kept: its body holds links that let somebody in.
 */
export type Transport = (mail: Mail) => Promise<"kept" | "sent">;

/** The transport of an instance without a mail server: the mail stays where the platform admin reads it. */
export const keep: Transport = async () => "kept";

/** How many are taken in one round. */
const max = 50;

type DueMail = { id: string; recipient: string; subject: string; body_text: string; attempts: number };

/** A failed delivery is tried again after 1, 2, 4 … minutes, an hour at most, and given up after some days. */
const retryMinutes = (attempts: number) => Math.min(2 ** attempts, 60);
const patienceDays = 3;

const settled = `UPDATE public.outbox SET delivered_at = now(), attempts = attempts + 1, last_error = NULL,
  body_text = CASE WHEN $2 THEN body_text ELSE '' END WHERE id = $1`;
const lost = `created_at < now() - make_interval(days => ${patienceDays})`;
const putOff = `UPDATE public.outbox SET attempts = attempts + 1, last_error = left($2, 500),
  deliver_at = CASE WHEN ${lost} THEN 'infinity' ELSE now() + make_interval(mins => $3) END,
  body_text = CASE WHEN ${lost} THEN '' ELSE body_text END WHERE id = $1`;

/**
 * Delivers what is due, oldest first, as the worker role. Each mail is claimed by its row's lock, which ends with the
 * transaction that settles it: several workers share the outbox, and what a dying one held is due again at once. Once
 * `stop` is aborted, no further one is begun.
 * @returns how many mails were settled, delivered or put off.
 */
export async function deliverDue(pool: Pool, transport: Transport, stop?: AbortSignal): Promise<number> {
  const client = await pool.connect();
  let fault: Error | undefined;
  let count = 0;
  try {
    while (count < max && !stop?.aborted && (await deliverOne(client, transport))) count += 1;
    return count;
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
    const outcome = await attempt(transport, mail);
    if (outcome.failure === null) await client.query(settled, [mail.id, outcome.kept]);
    else await client.query(putOff, [mail.id, outcome.failure, retryMinutes(mail.attempts)]);
  }
  await client.query("COMMIT");
  return mail !== undefined;
}

type Outcome = { readonly failure: null; readonly kept: boolean } | { readonly failure: string };

async function attempt(transport: Transport, mail: DueMail): Promise<Outcome> {
  const { id, recipient, subject, body_text: bodyText } = mail;
  try {
    return { failure: null, kept: (await transport({ id, recipient, subject, bodyText })) === "kept" };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}
