import type { Pool } from "pg";
import type { MailMessage } from "../mail/texts/index.ts";

/** Puts a mail about an account in the outbox, from which a job delivers it. `pool` connects as the identity role. */
export async function post(
  pool: Pool,
  recipient: string,
  about: string,
  { subject, body }: MailMessage,
): Promise<void> {
  await pool.query("SELECT public.outbox_mail($1, $2, $3, $4)", [recipient, subject, body, about]);
}
