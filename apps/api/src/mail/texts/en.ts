import { named, namedInSubject, quoted } from "./named.ts";

/** The content of a mail: plain text, with each URL on a separate line. */
export type MailMessage = { readonly subject: string; readonly body: string };

/** The place that a mail is about: the workspace, and its organization if there is one above it. */
export type Place = { readonly workspace: string; readonly organization: string | null };

/** The sender; without an address for a key. */
export type Sender = { readonly name: string; readonly email: string | null };

type Invited = {
  readonly by: Sender;
  readonly role: string;
  /** The invited address, which has to accept. */
  readonly email: string;
  readonly link: string;
  /** The deadline, as a person reads it. */
  readonly until: string;
  /** When the access ends by itself, as a person reads it; null or absent if it does not. */
  readonly ends?: string | null;
};

/** `choice` leads to where the reader turns such mails off. */
type Added = {
  readonly by: Sender;
  readonly role: string;
  /** When the access ends by itself, as a person reads it; null or absent if it does not. */
  readonly ends?: string | null;
  readonly link: string;
  readonly choice: string;
};

const who = ({ name, email }: Sender) => (email === null ? named(name) : `${named(name)} (${email})`);
const where = ({ workspace, organization }: Place) =>
  organization === null
    ? `the workspace ${named(workspace)}`
    : `the workspace ${named(workspace)} of ${named(organization)}`;

/** A quota that is nearly or wholly used up: of a workspace, or of the whole organization. */
export type QuotaWarning = {
  readonly place: { readonly workspace: string | null; readonly organization: string | null };
  readonly meter: string;
  readonly percent: number;
  readonly taken: number;
  readonly ceiling: number;
  readonly isAllotment: boolean;
  readonly link: string;
  readonly choice: string;
};

/** A request for access, to who can decide about it. */
export type AccessRequestMail = {
  readonly place: QuotaWarning["place"];
  readonly by: Sender;
  readonly role: string;
  /** When it would end, as a person reads it; null if it would not. */
  readonly ends: string | null;
  readonly reason: string;
  /** When the request is over, as a person reads it. */
  readonly until: string;
  readonly link: string;
};

/** What was decided about a request for access, to who asked. */
export type AccessDecidedMail = {
  readonly place: QuotaWarning["place"];
  readonly isApproved: boolean;
  readonly by: string;
  readonly role: string;
  /** When the access ends, as a person reads it; null if it does not. */
  readonly ends: string | null;
  readonly note: string | null;
  readonly link: string;
};

/** A webhook that was turned off because nothing arrived any more. */
export type WebhookStopped = {
  readonly place: { readonly workspace: string | null; readonly organization: string | null };
  readonly webhook: string;
  readonly reason: "gone" | "failing";
  readonly days: number;
  readonly link: string;
};

/** A playbook that ran: what it tells, and of which resource. */
export type PlaybookMail = {
  readonly place: Place;
  readonly playbook: string;
  readonly kind: string;
  readonly title: string;
  /** The state that it came to; null for one that was created. */
  readonly state: string | null;
  readonly link: string;
  readonly choice: string;
};

/** A resource that expires in so many days; fewer than none for one that has. */
export type ExpiryMail = {
  readonly place: Place;
  readonly kind: string;
  readonly title: string;
  /** As a person reads it. */
  readonly date: string;
  readonly days: number;
  readonly link: string;
  readonly choice: string;
};

/** A key that expires soon. */
export type KeyExpiryMail = {
  /** `workspace` is null for a key of an organization. */
  readonly place: QuotaWarning["place"];
  readonly name: string;
  /** Its instant in UTC, as a person reads it. */
  readonly date: string;
  readonly link: string;
  readonly choice: string;
};

/** Access that ends within a day: of the reader, of a team, or of another person. */
export type AccessEndMail = {
  /** `workspace` is null for a role of an organization. */
  readonly place: QuotaWarning["place"];
  /** Whether it is the reader's own. */
  readonly holds: boolean;
  /** The team that has it, if one does. */
  readonly team: string | null;
  /** The person who has it, if no team does. */
  readonly person: string | null;
  readonly role: string;
  /** Its instant in the reader's time zone, with the zone. */
  readonly date: string;
  readonly link: string;
  readonly choice: string;
};

/** An access review that ends soon. */
export type AccessReviewMail = {
  /** `workspace` is null for a review of an organization. */
  readonly place: QuotaWarning["place"];
  readonly name: string;
  /** Until it ends. */
  readonly days: number;
  /** Its deadline in UTC, as a person reads it. */
  readonly date: string;
  readonly link: string;
};

const whose = ({ workspace, organization }: QuotaWarning["place"]) =>
  workspace === null ? `the organization ${named(organization ?? "")}` : where({ workspace, organization });

const invited = (
  to: string,
  { by, role, email, link, until, ends = null }: Invited,
) => `${who(by)} invites you to ${to} on Bailiwick, as ${named(role)}.${ends === null ? "" : ` The access ends on ${ends}.`}

To accept, open this link and sign in, or sign up, with the address ${email}:

${link}

The link works once, until ${until}. If you do not want to join, you can decline there, without an account. If you do not know who invites you, do nothing.`;

/**
 * The mails in English; every other language has the same mails. Those about an account contain nothing that a person
 * typed, such as their name: someone who signs up with another person's address must not be able to write to them in
 * our voice. The others contain names in their text, and none that could be mistaken for a link; only mail to a person
 * with an account has the workspace's name in its subject (V16).
 */
export const en = {
  verifyAddress: (link: string): MailMessage => ({
    subject: "Confirm your email address",
    body: `Someone, probably you, signed up to Bailiwick with this address.

To confirm that it is yours, open this link within a day, in the browser you signed up with:

${link}

If it was not you, do nothing: without the link the address stays unconfirmed.`,
  }),
  resetPassword: (link: string): MailMessage => ({
    subject: "Choose a new password",
    body: `Someone, probably you, asked to reset the password of your Bailiwick account.

To choose a new one, open this link within an hour; it works once, and signs you out everywhere:

${link}

If it was not you, do nothing: your password stays as it is.`,
  }),
  passwordChanged: (link: string): MailMessage => ({
    subject: "Your password was changed",
    body: `The password of your Bailiwick account was changed. You are signed out everywhere but where you changed it.

If it was not you, choose a new password here:

${link}`,
  }),
  authenticatorTurnedOn: (link: string): MailMessage => ({
    subject: "Your authenticator app is on",
    body: `Signing in to your Bailiwick account now takes a code of your authenticator app. You are signed out everywhere but where you turned it on.

If it was not you, choose a new password here, and contact the person who runs this instance:

${link}`,
  }),
  authenticatorTurnedOff: (link: string): MailMessage => ({
    subject: "Your authenticator app is off",
    body: `Signing in to your Bailiwick account no longer takes a code of your authenticator app. Without a passkey, your recovery codes don't work any more either.

If it was not you, choose a new password here, and turn it on again in your account:

${link}`,
  }),
  passkeyAdded: (name: string, link: string): MailMessage => ({
    subject: "A passkey was added to your account",
    body: `Your Bailiwick account has a new passkey, “${name}”. It signs in without your password, and a sign-in with your password takes a passkey or a code from now on.

If it was not you, choose a new password here, and remove the passkey in your account:

${link}`,
  }),
  passkeyRemoved: (link: string): MailMessage => ({
    subject: "A passkey was removed from your account",
    body: `One of the passkeys of your Bailiwick account was removed, and no longer signs in.

If it was not you, choose a new password here, and add the passkey again in your account:

${link}`,
  }),
  recoveryCodesReplaced: (link: string): MailMessage => ({
    subject: "Your recovery codes were replaced",
    body: `Your Bailiwick account has ten new recovery codes. The earlier ones don't work any more.

If it was not you, choose a new password here, and replace them again in your account:

${link}`,
  }),
  recoveryCodeUsed: (left: number, link: string): MailMessage => ({
    subject: "A recovery code was used to sign in",
    body: `Someone, probably you, signed in to your Bailiwick account with one of its recovery codes. ${left === 0 ? "None is left" : left === 1 ? "1 is left" : `${left} are left`}.

Sign in to replace them, or, if it was not you, to change your password:

${link}`,
  }),
  secondFactorReset: (link: string): MailMessage => ({
    subject: "Your second factor was reset",
    body: `The person who runs this instance took the second factor off your Bailiwick account: authenticator app, passkeys and recovery codes. You are signed out everywhere, and sign in with your password alone.

Sign in, and set up a second factor again in your account:

${link}`,
  }),
  newAddress: (link: string): MailMessage => ({
    subject: "Confirm your new email address",
    body: `Someone, probably you, wants to use this address for their Bailiwick account.

To change the address of your account to it, open this link within an hour, in a browser in which you are signed in:

${link}

If it was not you, do nothing: without the link nothing changes.`,
  }),
  addressHasAccount: (link: string): MailMessage => ({
    subject: "Your address has an account already",
    body: `Someone, probably you, wants to use this address for another Bailiwick account. It has one already, so nothing changes.

To use the account of this address, sign in with it here; you can choose a new password there too:

${link}

If it was not you, do nothing.`,
  }),
  newAddressAsked: (address: string, link: string): MailMessage => ({
    subject: "A new email address for your account",
    body: `Someone who knows your password, probably you, wants to change the address of your Bailiwick account to ${named(address)}. Nothing has changed yet: it takes the link that we sent there.

If it was not you, choose a new password here, within the hour. That ends the link, and every session:

${link}`,
  }),
  addressChanged: (link: string): MailMessage => ({
    subject: "Your email address was changed",
    body: `Your Bailiwick account has another address now. From now on you sign in with the new one, and our mails go there.

If it was not you, open your account wherever you are still signed in, and change your password and the address there:

${link}

If you are not signed in anywhere, contact the person who runs this instance.`,
  }),
  accountDeleted: (link: string): MailMessage => ({
    subject: "Your account was deleted",
    body: `Your Bailiwick account was deleted, with everything that we kept of it. This is our last mail about it.

If it was not you, contact the person who runs this instance. To use Bailiwick again, create a new account here:

${link}`,
  }),
  invitedToWorkspace: (place: Place, invitation: Invited): MailMessage => ({
    subject: "Invitation to a workspace",
    body: invited(where(place), invitation),
  }),
  invitedToOrganization: (organization: string, invitation: Invited): MailMessage => ({
    subject: "Invitation to an organization",
    body: invited(`the organization ${named(organization)}`, invitation),
  }),
  addedToWorkspace: (place: Place, { by, role, link, choice, ends = null }: Added): MailMessage => ({
    subject: `You were added to ${namedInSubject(place.workspace) ?? "a workspace"}`,
    body: `${who(by)} added you to ${where(place)} on Bailiwick, as ${named(role)}.

Open it here:

${link}

You have access from now on${ends === null ? "" : `, until ${ends}`}. If you did not expect this, ask them; you can leave the workspace at any time.

Change which emails you get:

${choice}`,
  }),
  quotaWarning: ({
    place,
    meter,
    percent,
    taken,
    ceiling,
    isAllotment,
    link,
    choice,
  }: QuotaWarning): MailMessage => ({
    subject: percent === 100 ? `Quota used up: ${meter}` : `Quota at ${percent}%: ${meter}`,
    body: `${percent === 100 ? "All" : `More than ${percent}%`} of ${isAllotment ? "the allotment" : "the quota"} of ${whose(place)} on Bailiwick is in use: ${meter}, ${taken} of ${ceiling} in this period.

See what used it and what you can change:

${link}

Change which emails you get:

${choice}`,
  }),
  webhookStopped: ({ place, webhook, reason, days, link }: WebhookStopped): MailMessage => ({
    subject: "A webhook was turned off",
    body: `The webhook ${named(webhook)} of ${whose(place)} on Bailiwick was turned off: ${reason === "gone" ? "its receiver answered that it is gone (410)" : `nothing has arrived for ${days} days`}. Nothing more is sent to it.

See what it answered, and turn it on again:

${link}`,
  }),
  playbook: ({ place, playbook, kind, title, state, link, choice }: PlaybookMail): MailMessage => ({
    subject: state === null ? `${kind} created` : `${kind}: ${state}`,
    body: `In ${where(place)} on Bailiwick, ${kind} ${named(title)} ${state === null ? "was created" : `is now: ${state}`}.

${link}

You get this because of the playbook ${named(playbook)}. Change which emails you get:

${choice}`,
  }),
  expiring: ({ place, kind, title, date, days, link, choice }: ExpiryMail): MailMessage => ({
    subject: days < 0 ? `${kind} expired` : `${kind} expires soon`,
    body: `In ${where(place)} on Bailiwick, ${kind} ${named(title)} ${days < 0 ? `expired: it was good until ${date}` : `is good until ${date}, and then expires`}.

${link}

Change which emails you get:

${choice}`,
  }),
  keyExpiring: ({ place, name, date, link, choice }: KeyExpiryMail): MailMessage => ({
    subject: "A key expires soon",
    body: `The key ${named(name)} of ${whose(place)} on Bailiwick expires on ${date} UTC. From then on, the program that uses it is refused. Issue another key, and give it to the program before that.

${link}

Change which emails you get:

${choice}`,
  }),
  accessReviewDue: ({ place, name, days, date, link }: AccessReviewMail): MailMessage => ({
    subject: days > 1 ? `An access review ends in ${days} days` : "An access review ends tomorrow",
    body: `The access review ${named(name)} of ${whose(place)} on Bailiwick ends on ${date} UTC, and there is access left for you and the other reviewers to decide about. Keep, change or remove it here:

${link}`,
  }),
  accessEnding: ({ place, holds, team, person, role, date, link, choice }: AccessEndMail): MailMessage => ({
    subject: holds ? "Your access ends soon" : "Access that you gave ends soon",
    body: `${holds ? "Your access" : `The access of ${team === null ? named(person ?? "") : `the team ${named(team)}`}`} to ${whose(place)} on Bailiwick, as ${named(role)}${holds && team !== null ? ` through the team ${named(team)}` : ""}, ends on ${date}. ${holds ? "If you need it longer, ask an admin there to change its end before that." : "If it is needed longer, change its end before that."}

${link}

Change which emails you get:

${choice}`,
  }),
  accessRequested: ({ place, by, role, ends, reason, until, link }: AccessRequestMail): MailMessage => ({
    subject: "Someone asks for access",
    body: `${who(by)} asks for access to ${whose(place)} on Bailiwick, as ${named(role)}${ends === null ? "" : `, until ${ends}`}. Their reason:

${quoted(reason)}

Approve or refuse it here before ${until}:

${link}

Others who can decide got this email, too. The first decision counts.`,
  }),
  accessDecided: ({ place, isApproved, by, role, ends, note, link }: AccessDecidedMail): MailMessage => ({
    subject: isApproved ? "Your request for access was approved" : "Your request for access was refused",
    body: `${named(by)} ${isApproved ? "approved" : "refused"} your request for access to ${whose(place)} on Bailiwick, as ${named(role)}.${isApproved && ends !== null ? ` The access ends on ${ends}.` : ""}${
      note === null
        ? ""
        : ` They wrote:

${quoted(note)}`
    }

${link}`,
  }),
};

export type MailTexts = typeof en;
