export const account = {
  title: "Account",
  description: "You, and where you are signed in.",
  profile: "Profile",
  profileDescription: "How others see you.",
  confirmed: "Confirmed",
  unconfirmed: "Not confirmed yet",
  sendAgain: "Send the confirmation mail",
  sent: (email: string) => `A mail with a link is on its way to ${email}.`,
  changePassword: "Change password",
  changePasswordDescription: "We send you a link to choose a new one. It signs you out everywhere else.",
  passwordMailSent: (email: string) =>
    `A mail with a link to choose a new password is on its way to ${email}.`,
  sessions: "Where you are signed in",
  sessionsDescription: "Each browser or program that holds a session of yours.",
  device: "Device",
  address: "Address",
  lastUsed: "Last used",
  signedIn: "Signed in",
  thisOne: "This one",
  unknownDevice: "Unknown device",
  deviceOn: (browser: string, system: string) => `${browser} on ${system}`,
  commandLine: "Bailiwick command line",
  signOutElsewhere: "Sign out elsewhere",
  onlyHere: "You are signed in here only.",
  signedOut: (ended: number) =>
    ended === 0
      ? "There was no other session."
      : ended === 1
        ? "One other session ended."
        : `${ended} other sessions ended.`,
  signOut: "Sign out",
};
