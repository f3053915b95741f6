import type { Principal } from "../access/principal.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** How long an invitation rests before it can be sent again, in seconds. */
export const resendSeconds = 60;

/** How many new invitations may be sent in an hour: from one organization to one address and to all, and by one person. */
export const invitationsPerHour = { address: 5, organization: 500, sender: 100 } as const;

/** What was mailed lately. */
export type SentFacts = {
  /** When this invitation was sent last; null for a new one. */
  readonly lastSentAt: Date | null;
  /** The invitations of the organization that were sent in the last hour: to this address, and to anybody. */
  readonly sentToAddress: number;
  readonly sentByOrganization: number;
  /** Those that this sender sent in the last hour, wherever. */
  readonly sentBySender: number;
};

const sentJustNow = refuse("sent_just_now");

const tooMany = (per: keyof typeof invitationsPerHour) =>
  refuse("too_many_invitations", { amount: invitationsPerHour[per], per });

const tooManyToAddress = tooMany("address");
const tooManyBySender = tooMany("sender");
const tooManyInAll = tooMany("organization");
const senderNotConfirmed = refuse("sender_not_confirmed");

/** May they have mails sent to others? No one writes to strangers through us under an address that may not be theirs. */
export function canWriteToOthers(sender: Principal): Decision {
  return sender.kind !== "user" || sender.person.emailVerified ? allowed : senderNotConfirmed;
}

/** May an invitation be mailed at `now`? Nobody's mailbox is filled through us, and no stranger's by a free account. */
export function canMailInvitation(facts: SentFacts, now: Date): Decision {
  const { lastSentAt, sentToAddress, sentByOrganization, sentBySender } = facts;
  if (lastSentAt !== null) {
    return now.getTime() - lastSentAt.getTime() < resendSeconds * 1000 ? sentJustNow : allowed;
  }
  return allOf(
    () => (sentToAddress < invitationsPerHour.address ? allowed : tooManyToAddress),
    () => (sentBySender < invitationsPerHour.sender ? allowed : tooManyBySender),
    () => (sentByOrganization < invitationsPerHour.organization ? allowed : tooManyInAll),
  );
}
