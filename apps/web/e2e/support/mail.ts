import type { Person } from "./people.ts";

/**
 * The link in the newest mail to this address with this in its subject, as its recipient would follow it; read in the
 * outbox, so `platform` is the platform admin.
 */
export async function mailedLink(platform: Person, email: string, subject: string): Promise<string> {
  const { items } = await platform.api.platform.outbox.query({ search: email });
  const mail = items.find((one) => one.subject.includes(subject));
  const link = /https?:\/\/\S+/.exec(mail?.bodyText ?? "")?.[0];
  if (link === undefined) throw new Error(`No mail to ${email} with “${subject}” in its subject has a link.`);
  return link;
}
