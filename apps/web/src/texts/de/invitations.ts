import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

export const invitations: Texts["invitations"] = {
  // The list.
  search: "Nach Adresse suchen",
  stateFilter: "Zustand",
  anyState: "Jeder Zustand",
  address: "Adresse",
  role: "Rolle",
  state: "Zustand",
  when: "Wann",
  expires: "Läuft ab",
  by: (name) => `Eingeladen von ${name}`,
  states: {
    pending: "Offen",
    accepted: "Angenommen",
    declined: "Abgelehnt",
    revoked: "Widerrufen",
    expired: "Abgelaufen",
  },
  emptyTitle: "Niemand ist eingeladen",
  emptyDescription:
    "Laden Sie jemanden über die Adresse ein: Die Person erhält eine E-Mail mit einem Link und registriert sich damit.",
  noneFoundTitle: "Nichts passt",
  noneFoundDescription: "Keine Einladung hat eine solche Adresse oder einen solchen Zustand.",
  showAll: "Alle anzeigen",
  resend: "Noch einmal senden",
  resent: (email) => `Ein neuer Link ist unterwegs an ${email}. Der alte gilt nicht mehr.`,
  revoke: "Widerrufen …",
  revokeTitle: (email) => `Einladung von ${email} widerrufen`,
  revokeEffects: {
    link: "Der Link in der E-Mail gilt sofort nicht mehr.",
    seat: "Ihr Platz ist wieder frei.",
    again: "Sie können die Adresse jederzeit wieder einladen.",
  },
  revokeSubmit: "Einladung widerrufen",
  revoked: (email) => `Die Einladung von ${email} ist widerrufen.`,

  // The page of the invited person.
  linkMissingTitle: "Dieser Link ist nicht vollständig",
  linkMissing:
    "Öffnen Sie den Link in der E-Mail noch einmal, oder kopieren Sie ihn vollständig in die Adresszeile.",
  title: (place) => `${place} beitreten`,
  description: (inviter, role) => `${inviter} lädt Sie ein, hier mitzuarbeiten, in der Rolle ${role}.`,
  inOrganization: (workspace, organization) => `${workspace} in ${organization}`,
  asRole: "Ihre Rolle",
  validUntil: "Gültig bis",
  for: "Für",
  accept: "Einladung annehmen",
  accepted: (place) => `Willkommen in ${place}.`,

  decline: "Einladung ablehnen",
  declineTitle: (place) => `Einladung ablehnen: ${place}`,
  declineEffects: {
    link: "Der Link in der E-Mail gilt sofort nicht mehr.",
    told: (inviter) =>
      `${inviter} und alle anderen, die dort Personen einladen, sehen, dass Sie abgelehnt haben.`,
    again: "Sie können jederzeit wieder eingeladen werden.",
  },

  loadingTitle: "Sie sind eingeladen",
  signedOutHint: "Zum Annehmen verwenden Sie die Adresse, an die die Einladung ging: Sie gilt nur für diese.",
  signUp: "Konto anlegen",
  signIn: "Ich habe ein Konto",

  otherTitle: "Diese Einladung gilt für eine andere Adresse",
  otherDescription: (invited, present) => `Sie ging an ${invited}. Angemeldet sind Sie als ${present}.`,
  otherHint:
    "Melden Sie sich mit der eingeladenen Adresse an, um anzunehmen. Danach kommen Sie auf diese Seite zurück.",
  signOut: "Eingeladene Adresse verwenden",
  stay: "Angemeldet bleiben",

  memberTitle: (place) => `Sie sind schon in ${place}`,
  memberDescription: "Es gibt nichts mehr anzunehmen.",
  open: "Öffnen",

  expiredTitle: "Diese Einladung ist abgelaufen",
  expiredDescription: (inviter, days) =>
    `Eine Einladung lässt sich ${plural(days, "Tag", "Tage")} lang annehmen. Bitten Sie ${inviter}, sie noch einmal zu senden.`,
  revokedTitle: "Diese Einladung wurde widerrufen",
  revokedDescription: (inviter) =>
    `Sie wurde zurückgenommen. Fragen Sie ${inviter}, wenn Sie das nicht erwartet haben.`,
  declinedTitle: "Diese Einladung wurde abgelehnt",
  declinedDescription: (inviter) =>
    `Wenn Sie es sich anders überlegt haben, bitten Sie ${inviter} um eine neue.`,
  usedTitle: "Diese Einladung wurde schon angenommen",
  usedDescription: "Ein Link gilt einmal. Wenn Sie es nicht waren, fragen Sie, wer Sie eingeladen hat.",
  fullTitle: "Im Moment ist kein Platz frei",
  fullDescription: (inviter, message) =>
    `${message}. Ihre Einladung bleibt bestehen: Sagen Sie es ${inviter}, und versuchen Sie es noch einmal, wenn ein Platz frei ist.`,
  closedTitle: "Ein Beitritt ist im Moment nicht möglich",
  closedDescription: (inviter, message) => `${message} Fragen Sie ${inviter}, wie es weitergeht.`,
  unknownTitle: "Diese Einladung gibt es nicht",
  unknownDescription:
    "Vielleicht hat eine neuere E-Mail diesen Link ersetzt. Suchen Sie die letzte, oder fragen Sie, wer Sie eingeladen hat.",
  tryAgain: "Noch einmal versuchen",
  home: "Zu Ihren Workspaces",
};
