import { plural } from "../plural.ts";

export const account = {
  description: "Your profile and your sessions.",
  profile: "Profile",
  profileDescription: "How others see you.",
  picture: {
    title: "Picture",
    hint: "PNG, JPEG or WebP. We use the square in its center.",
    choose: "Choose picture",
    remove: "Remove picture",
    unreadable: "This file can't be read as a picture. Choose another one.",
    saved: "Picture saved.",
    removed: "Picture removed.",
  },
  renamed: (name: string) => `Your name is now ${name}.`,
  confirmed: "Confirmed",
  unconfirmed: "Not confirmed",
  sendAgain: "Send again",
  waitingTitle: "Confirm your email address",
  waiting: (email: string) =>
    `We sent a link to ${email}. Until you open it, you can't add or invite people, and others can't add you.`,
  sent: (email: string) => `We sent a link to ${email}.`,
  changePassword: "Change password",
  changeAddress: "Change email address",
  newAddress: "New email address",
  addressEffect:
    "We send a link to the new address. Your address changes when you open it here, and we notify the old address.",
  sendLink: "Send link",
  addressAsked: (email: string) => `We sent a link to ${email}. Your address changes once you open it.`,
  languageTitle: "Language and time zone",
  languageDescription:
    "How you read Bailiwick, wherever you are signed in. A workspace's audit log and deadlines stay in its own time zone, with yours shown when you point at a time.",
  localeAutomatic: "The workspace's",
  localeHint: "The console, and the emails you get.",
  timeZoneNow: (time: string) => `It is ${time} there now.`,
  zoneAutomatic: (zone: string) => `Your browser's (${zone})`,
  languageSaved: "Language and time zone saved.",
  mails: {
    title: "Emails",
    description: "Choose which emails you get.",
    account: "Your account: confirmations, password and address",
    invitations: "Invitations to you",
    always: {
      account: "Always on. They keep your account safe.",
      invitations: "Always on. They go to your address, whether or not it has an account.",
    },
    kinds: {
      added_to_workspace: "You were added to a workspace",
      quota_warning: "A quota is nearly or completely used up",
      playbook: "A playbook of a workspace notifies you",
      expiry: "Something expires soon, or has expired",
    },
    saved: "Saved which emails you get.",
  },
  password: "Password",
  passwordDescription: "Change it here, or have us email you a link if you forgot it.",
  passwordEffect: "This signs you out everywhere else.",
  presentPassword: "Current password",
  passwordChanged: "Your password is changed.",
  forgotPassword: "I forgot it",
  passwordMailSent: (email: string) => `We sent a link to choose a new password to ${email}.`,
  deleteTitle: "Delete account",
  deleteDescription: "You leave every workspace and organization, and what we know of you is removed.",
  delete: "Delete account",
  deletionEffects: {
    leave: (workspaces: number, organizations: number) => {
      const both = [
        workspaces > 0 ? plural(workspaces, "workspace", "workspaces") : null,
        organizations > 0 ? plural(organizations, "organization", "organizations") : null,
      ];
      return `You leave ${both.filter((part) => part !== null).join(" and ")} immediately.`;
    },
    teams: (count: number) => `You leave ${plural(count, "team", "teams")}.`,
    privateWorkspace: (name: string) => `Your private workspace ${name} is deleted.`,
    sessions: (count: number) =>
      count > 1
        ? `You are signed out everywhere (${count} sessions), and can't sign in again.`
        : "You are signed out everywhere, and can't sign in again.",
    log: "Audit logs keep what you did, under your email address.",
    final: "Your account can't be restored.",
  },
  tieOrganization: "Organization. No one else is its admin.",
  tieWorkspace: "Workspace. No one else is its owner.",
  tieWorkspaceIn: (organization: string) => `Workspace of ${organization}. No one else is its owner.`,
  tieEnding: "Being deleted. Once it is permanently deleted, you can delete your account.",
  sessions: "Where you are signed in",
  sessionsDescription: "Every browser and program that is signed in as you.",
  device: "Device",
  address: "Address",
  lastUsed: "Last used",
  signedIn: "Signed in",
  thisOne: "This device",
  unknownDevice: "Unknown device",
  deviceOn: (browser: string, system: string) => `${browser} on ${system}`,
  commandLine: "Bailiwick command line",
  signOutElsewhere: "Sign out elsewhere",
  endSessionOn: (device: string) => `Sign out ${device}`,
  sessionEnded: (device: string) => `Signed out ${device}.`,
  onlyHere: "This is your only session.",
  signedOut: (ended: number) =>
    ended === 0
      ? "You had no other sessions."
      : ended === 1
        ? "Signed out 1 other session."
        : `Signed out ${ended} other sessions.`,
  signOut: "Sign out",
};
