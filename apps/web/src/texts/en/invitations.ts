import { plural } from "../plural.ts";

/** Invitations as those see them who send them, and as the invited person sees theirs. */
export const invitations = {
  // The list.
  search: "Search by address",
  stateFilter: "State",
  anyState: "Any state",
  address: "Address",
  role: "Role",
  state: "State",
  when: "When",
  until: "Until",
  by: (name: string) => `Invited by ${name}`,
  states: { pending: "Pending", accepted: "Accepted", revoked: "Revoked", expired: "Expired" },
  emptyTitle: "Nobody is invited",
  emptyDescription: "Invite somebody by their address: they get a mail with a link, and sign up with it.",
  noneFoundTitle: "Nothing fits",
  noneFoundDescription: "No invitation has such an address or state.",
  showAll: "Show all",
  resend: "Send again",
  resent: (email: string) => `A new link is on its way to ${email}. The old one is dead.`,
  revoke: "Revoke …",
  revokeTitle: (email: string) => `Revoke the invitation of ${email}`,
  revokeEffects: {
    link: "The link in the mail is dead at once.",
    seat: "Its seat is free again.",
    again: "You can invite the address again at any time.",
  },
  revokeSubmit: "Revoke the invitation",
  revoked: (email: string) => `The invitation of ${email} is revoked.`,

  // The page of the invited person.
  linkMissingTitle: "This link is not complete",
  linkMissing: "Open the link in the mail again, or copy all of it into the address bar.",
  title: (place: string) => `Join ${place}`,
  description: (inviter: string, role: string) => `${inviter} invites you to work here as ${role}.`,
  inOrganization: (workspace: string, organization: string) => `${workspace} in ${organization}`,
  asRole: "Your role",
  validUntil: "Valid until",
  for: "For",
  accept: "Accept the invitation",
  accepted: (place: string) => `Welcome to ${place}.`,

  signedOutTitle: "You are invited",
  signedOutDescription: "Somebody wants to work with you. To see who, sign in or create an account.",
  signedOutHint: "Use the address to which the invitation was sent: it is for that one alone.",
  signUp: "Create an account",
  signIn: "I have an account",

  otherTitle: "This invitation is for another address",
  otherDescription: (invited: string, present: string) =>
    `It was sent to ${invited}. You are signed in as ${present}.`,
  otherHint: "Sign in with the invited address to accept it. You come back to this page.",
  signOut: "Use the invited address",
  stay: "Stay signed in",

  verifyTitle: "Confirm your address first",
  verifyDescription: (email: string) =>
    `We sent a mail to ${email}. Open the link in it: it shows that the invitation is yours. This page then goes on by itself.`,
  verifyAgain: "Send the mail again",
  verifySent: (email: string) => `A mail is on its way to ${email}.`,
  verifyWaiting: "Waiting for you to open the link …",

  memberTitle: (place: string) => `You are in ${place} already`,
  memberDescription: "There is nothing to accept any more.",
  open: "Open it",

  expiredTitle: "This invitation has expired",
  expiredDescription: (inviter: string, days: number) =>
    `An invitation can be accepted for ${plural(days, "day", "days")}. Ask ${inviter} to send it again.`,
  revokedTitle: "This invitation was revoked",
  revokedDescription: (inviter: string) => `It was taken back. Ask ${inviter} if you did not expect that.`,
  usedTitle: "This invitation was accepted already",
  usedDescription: "A link works once. If it was not you, ask who invited you.",
  fullTitle: "There is no free seat at the moment",
  fullDescription: (inviter: string, message: string) =>
    `${message}. Your invitation stays as it is: tell ${inviter}, and try again when there is a seat.`,
  closedTitle: "It cannot be joined at the moment",
  closedDescription: (inviter: string, message: string) => `${message} Ask ${inviter} what happens next.`,
  unknownTitle: "There is no such invitation",
  unknownDescription:
    "A newer mail may have replaced this link. Look for the latest one, or ask who invited you.",
  tryAgain: "Try again",
  home: "Go to your workspaces",
};
