import type { Tenant } from "@bailiwick/db";
import { isOptionalMail, type OptionalMail } from "@bailiwick/domain";
import type { MailMessage } from "./texts/index.ts";

type From = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly workspace: { readonly id: string } | null;
};

/** The subject of a mail, for the outbox. */
export type About = "invitation" | "added_to_workspace" | "access_request";

/** Puts a mail of the call's organization in the outbox, in the call's transaction; it is sent after the commit. */
export async function enqueueMail(
  { sql, organization, workspace }: From,
  recipient: string,
  about: About,
  { subject, body }: MailMessage,
): Promise<void> {
  if (isOptionalMail(about) && (await isTurnedOff({ sql }, recipient, about))) return;
  await sql(
    `INSERT INTO outbox (org_id, workspace_id, kind, recipient, subject, body_text, payload)
     VALUES ($1, $2, 'mail', $3, $4, $5, jsonb_build_object('about', $6::text))`,
    [organization.id, workspace?.id ?? null, recipient, subject, body, about],
  );
}

async function isTurnedOff(
  { sql }: Pick<Tenant, "sql">,
  recipient: string,
  kind: OptionalMail,
): Promise<boolean> {
  const [row] = await sql<{ off: boolean }>("SELECT authz.turned_off($1, $2) AS off", [recipient, kind]);
  return row?.off === true;
}
