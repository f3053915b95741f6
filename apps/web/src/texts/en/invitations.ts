import { plural } from "../plural.ts";

/** Invitations, for the people who send them and for the invited person. */
export const invitations = {
  // The list.
  search: "Search by address",
  stateFilter: "State",
  anyState: "All states",
  address: "Address",
  role: "Role",
  state: "State",
  when: "When",
  expires: "Expires",
  by: (name: string) => `Invited by ${name}`,
  states: {
    pending: "Pending",
    accepted: "Accepted",
    declined: "Declined",
    revoked: "Revoked",
    expired: "Expired",
  },
  emptyTitle: "No invitations",
  emptyDescription: "Invite people by email. They get a link to sign up and join.",
  noneFoundTitle: "No results",
  noneFoundDescription: "Try another address or state.",
  showAll: "Show all",
  resend: "Resend",
  resent: (email: string) => `We sent a new link to ${email}. The old link no longer works.`,
  revoke: "Revoke…",
  revokeTitle: (email: string) => `Revoke invitation for ${email}`,
  revokeEffects: {
    link: "The link in the email stops working immediately.",
    seat: "Its seat becomes free.",
    again: "You can invite this address again at any time.",
  },
  revokeSubmit: "Revoke invitation",
  revoked: (email: string) => `Invitation for ${email} revoked.`,

  // The page of the invited person.
  linkMissingTitle: "This link is incomplete",
  linkMissing: "Open the link in the email again, or copy all of it into the address bar.",
  title: (place: string) => `Join ${place}`,
  description: (inviter: string, role: string) => `${inviter} invited you to join as ${role}.`,
  inOrganization: (workspace: string, organization: string) => `${workspace} in ${organization}`,
  asRole: "Your role",
  validUntil: "Valid until",
  accessEnds: "Access ends",
  for: "For",
  accept: "Accept invitation",
  accepted: (place: string) => `Welcome to ${place}.`,

  decline: "Decline invitation",
  declineTitle: (place: string) => `Decline the invitation to ${place}`,
  declineEffects: {
    link: "The link in the email stops working immediately.",
    told: (inviter: string) => `${inviter} and the others who invite people there can see that you declined.`,
    again: "You can be invited again at any time.",
  },

  loadingTitle: "You're invited",
  signedOutHint: "To accept, use the email address the invitation was sent to.",
  signUp: "Create an account",
  signIn: "I have an account",

  otherTitle: "This invitation is for another address",
  otherDescription: (invited: string, present: string) =>
    `It was sent to ${invited}. You're signed in as ${present}.`,
  otherHint: "Sign in with the invited address to accept it. You'll come back to this page.",
  signOut: "Use the invited address",
  stay: "Stay signed in",

  memberTitle: (place: string) => `You're already a member of ${place}`,
  memberDescription: "There is nothing left to accept.",
  open: "Open it",

  expiredTitle: "This invitation has expired",
  expiredDescription: (inviter: string, days: number) =>
    `Invitations expire after ${plural(days, "day", "days")}. Ask ${inviter} to resend it.`,
  revokedTitle: "This invitation was revoked",
  revokedDescription: (inviter: string) => `Contact ${inviter} if you didn't expect this.`,
  declinedTitle: "This invitation was declined",
  declinedDescription: (inviter: string) => `If you changed your mind, ask ${inviter} for a new one.`,
  usedTitle: "This invitation was already accepted",
  usedDescription: "Each link works once. If this wasn't you, contact the person who invited you.",
  fullTitle: "No seats available",
  fullDescription: (inviter: string, message: string) =>
    `${message}. Your invitation stays valid. Ask ${inviter} to free a seat, then try again.`,
  closedTitle: "You can't join right now",
  closedDescription: (inviter: string, message: string) => `${message} Contact ${inviter} for help.`,
  unknownTitle: "Invitation not found",
  unknownDescription:
    "A newer email may have replaced this link. Look for the latest one, or contact the person who invited you.",
  tryAgain: "Try again",
  home: "Go to your workspaces",
};
