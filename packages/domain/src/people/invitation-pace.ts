import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** How long an invitation rests before it can be sent again, in seconds. */
export const resendSeconds = 60;

/** How many new invitations an organization may send in an hour: to one address, and to all together. */
export const invitationsPerHour = { address: 5, organization: 500 } as const;

/** What was mailed lately. */
export type SentFacts = {
  /** When this invitation was sent last; null for a new one. */
  readonly lastSentAt: Date | null;
  /** The invitations of the organization that were sent in the last hour: to this address, and to anybody. */
  readonly sentToAddress: number;
  readonly sentByOrganization: number;
};

const sentJustNow = refuse("sent_just_now");

const tooMany = (per: keyof typeof invitationsPerHour) =>
  refuse("too_many_invitations", { amount: invitationsPerHour[per], per });

const tooManyToAddress = tooMany("address");
const tooManyInAll = tooMany("organization");

/** May an invitation be mailed at `now`? Nobody's mailbox is filled through us, and no stranger's by a free account. */
export function canMailInvitation(facts: SentFacts, now: Date): Decision {
  const { lastSentAt, sentToAddress, sentByOrganization } = facts;
  if (lastSentAt !== null) {
    return now.getTime() - lastSentAt.getTime() < resendSeconds * 1000 ? sentJustNow : allowed;
  }
  return allOf(
    () => (sentToAddress < invitationsPerHour.address ? allowed : tooManyToAddress),
    () => (sentByOrganization < invitationsPerHour.organization ? allowed : tooManyInAll),
  );
}
