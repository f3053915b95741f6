import type { TestApi, TestPerson } from "./api.ts";
import { staffed } from "./tenants.ts";

/** The newest mail to an address in the outbox. */
export async function newestMail(
  { owner }: TestApi,
  address: string,
): Promise<{ subject: string; body: string }> {
  const { rows } = await owner.query<{ subject: string; body: string }>(
    "SELECT subject, body_text AS body FROM outbox WHERE recipient = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
    [address],
  );
  const [mail] = rows;
  if (mail === undefined) throw new Error(`no mail was written to ${address}`);
  return mail;
}

/** The token in the newest mail to an address. */
export async function mailedToken(api: TestApi, address: string): Promise<string> {
  const { body } = await newestMail(api, address);
  const token = /\/invitation\?token=([^\s&]+)/.exec(body)?.[1];
  if (token === undefined) throw new Error(`the newest mail to ${address} invites to nothing`);
  return token;
}

/** Makes a person invite an address to a workspace; returns the invitation and the mailed token. */
export async function invite(
  api: TestApi,
  by: TestPerson,
  input: { workspace: string; email: string; role: string },
) {
  const invitation = await by.client.invitations.create.mutate(input);
  return { invitation, token: await mailedToken(api, input.email) };
}

/** A workspace with a person in each role, and a person with an account whom the creator invited. */
export async function invited(api: TestApi, blueprint = "compliance-ops", role = "viewer") {
  const tenant = await staffed(api, blueprint);
  const person = await api.person("Invited");
  const { workspace, founder } = tenant;
  const { invitation, token } = await invite(api, founder, { workspace, email: person.email, role });
  return { ...tenant, person, invitation, token };
}

/** Makes a person invite an address to an organization. */
export async function inviteToOrganization(
  api: TestApi,
  by: TestPerson,
  input: { organization: string; email: string; role: string },
) {
  const invitation = await by.client.invitations.create.mutate(input);
  return { invitation, token: await mailedToken(api, input.email) };
}

/** Backdates an invitation by this many days: both when it was sent and when it expires. */
export async function age({ owner }: TestApi, invitation: string, days: number): Promise<void> {
  await owner.query(
    `UPDATE invitation SET sent_at = sent_at - make_interval(days => $2),
       expires_at = expires_at - make_interval(days => $2) WHERE id = $1`,
    [invitation, days],
  );
}

/** An invitation's row, without its times. */
export async function stored({ owner }: TestApi, invitation: string) {
  const { rows } = await owner.query<Record<string, unknown>>(
    `SELECT state, role, email, invited_by AS by, settled_by AS "settledBy", settled_at IS NOT NULL AS settled,
       token_hash AS hash FROM invitation WHERE id = $1`,
    [invitation],
  );
  return rows[0];
}
