import type { Principal } from "../access/principal.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

/** The minimum time between two sends of an invitation, in seconds. */
export const resendSeconds = 60;

/**
 * The maximum number of new invitations per hour: from one organization to one address and in total, and from one
 * person.
 */
export const invitationsPerHour = { address: 5, organization: 500, sender: 100 } as const;

/** What was mailed recently. */
export type SentFacts = {
  /** When this invitation was last sent; null for a new one. */
  readonly lastSentAt: Date | null;
  /** The invitations that the organization sent in the last hour: to this address, and in total. */
  readonly sentToAddress: number;
  readonly sentByOrganization: number;
  /** Those that this sender sent in the last hour, in any organization. */
  readonly sentBySender: number;
};

const sentJustNow = refuse("sent_just_now");

const tooMany = (per: keyof typeof invitationsPerHour) =>
  refuse("too_many_invitations", { amount: invitationsPerHour[per], per });

const tooManyToAddress = tooMany("address");
const tooManyBySender = tooMany("sender");
const tooManyInAll = tooMany("organization");
const senderNotConfirmed = refuse("sender_not_confirmed");

/**
 * Can they have mail sent to other people? No one writes to strangers through us under an address that might not be
 * theirs.
 */
export function canWriteToOthers(sender: Principal): Decision {
  return sender.kind !== "user" || sender.person.emailVerified ? allowed : senderNotConfirmed;
}

/** Can an invitation be mailed at `now`? No mailbox is flooded through us, and no free account mails strangers. */
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
