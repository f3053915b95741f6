/**
 * The kinds of mail that a person can turn off. All others always arrive: mails about their account keep it safe, and
 * invitations are sent to an address, with or without an account.
 */
export const optionalMails = ["added_to_workspace", "quota_warning", "playbook", "expiry"] as const;
export type OptionalMail = (typeof optionalMails)[number];

/** Whether a kind of mail can be turned off. */
export function isOptionalMail(kind: string): kind is OptionalMail {
  return optionalMails.some((known) => known === kind);
}
