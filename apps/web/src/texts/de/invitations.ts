import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

export const invitations: Texts["invitations"] = {
  // The list.
  search: "Nach Adresse suchen",
  stateFilter: "Zustand",
  anyState: "Alle Zustände",
  address: "Adresse",
  role: "Rolle",
  state: "Zustand",
  when: "Zeitpunkt",
  expires: "Läuft ab",
  by: (name) => `Eingeladen von ${name}`,
  states: {
    pending: "Offen",
    accepted: "Angenommen",
    declined: "Abgelehnt",
    revoked: "Widerrufen",
    expired: "Abgelaufen",
  },
  emptyTitle: "Keine Einladungen",
  emptyDescription:
    "Laden Sie Personen per E-Mail ein. Eingeladene erhalten einen Link zum Registrieren und Beitreten.",
  noneFoundTitle: "Keine Ergebnisse",
  noneFoundDescription: "Versuchen Sie eine andere Adresse oder einen anderen Zustand.",
  showAll: "Alle anzeigen",
  resend: "Erneut senden",
  resent: (email) => `Wir haben einen neuen Link an ${email} gesendet. Der alte Link ist ungültig.`,
  revoke: "Widerrufen …",
  revokeTitle: (email) => `Einladung für ${email} widerrufen`,
  revokeEffects: {
    link: "Der Link in der E-Mail wird sofort ungültig.",
    seat: "Der Platz wird frei.",
    again: "Sie können diese Adresse jederzeit erneut einladen.",
  },
  revokeSubmit: "Einladung widerrufen",
  revoked: (email) => `Einladung für ${email} widerrufen.`,

  // The page of the invited person.
  linkMissingTitle: "Dieser Link ist unvollständig",
  linkMissing:
    "Öffnen Sie den Link in der E-Mail erneut oder kopieren Sie ihn vollständig in die Adresszeile.",
  title: (place) => `${place} beitreten`,
  description: (inviter, role) => `${inviter} lädt Sie mit der Rolle ${role} ein.`,
  inOrganization: (workspace, organization) => `${workspace} in ${organization}`,
  asRole: "Ihre Rolle",
  validUntil: "Gültig bis",
  accessEnds: "Zugriff endet",
  for: "Für",
  accept: "Einladung annehmen",
  accepted: (place) => `Willkommen in ${place}.`,

  decline: "Einladung ablehnen",
  declineTitle: (place) => `Einladung ablehnen: ${place}`,
  declineEffects: {
    link: "Der Link in der E-Mail wird sofort ungültig.",
    told: (inviter) => `${inviter} und andere Personen, die dort einladen können, sehen Ihre Ablehnung.`,
    again: "Sie können jederzeit erneut eingeladen werden.",
  },

  loadingTitle: "Sie sind eingeladen",
  signedOutHint: "Verwenden Sie zum Annehmen die E-Mail-Adresse, an die die Einladung gesendet wurde.",
  signUp: "Konto anlegen",
  signIn: "Ich habe ein Konto",

  otherTitle: "Diese Einladung gilt für eine andere Adresse",
  otherDescription: (invited, present) => `Gesendet an ${invited}. Sie sind als ${present} angemeldet.`,
  otherHint:
    "Melden Sie sich zum Annehmen mit der eingeladenen Adresse an. Danach gelangen Sie wieder auf diese Seite.",
  signOut: "Eingeladene Adresse verwenden",
  stay: "Angemeldet bleiben",

  memberTitle: (place) => `Sie sind bereits Mitglied von ${place}`,
  memberDescription: "Die Einladung ist damit erledigt.",
  open: "Öffnen",

  expiredTitle: "Diese Einladung ist abgelaufen",
  expiredDescription: (inviter, days) =>
    `Einladungen sind ${plural(days, "Tag", "Tage")} gültig. Bitten Sie ${inviter}, sie erneut zu senden.`,
  revokedTitle: "Diese Einladung wurde widerrufen",
  revokedDescription: (inviter) => `Wenden Sie sich bei Fragen an ${inviter}.`,
  declinedTitle: "Diese Einladung wurde abgelehnt",
  declinedDescription: (inviter) =>
    `Wenn Sie doch beitreten möchten, bitten Sie ${inviter} um eine neue Einladung.`,
  usedTitle: "Diese Einladung wurde bereits angenommen",
  usedDescription:
    "Jeder Link ist einmal verwendbar. Wenn Sie das nicht waren, wenden Sie sich an die einladende Person.",
  fullTitle: "Kein Platz verfügbar",
  fullDescription: (inviter, message) =>
    `${message}. Ihre Einladung bleibt gültig. Bitten Sie ${inviter}, einen Platz freizugeben, und versuchen Sie es dann erneut.`,
  closedTitle: "Beitritt zurzeit nicht möglich",
  closedDescription: (inviter, message) => `${message} Wenden Sie sich an ${inviter}.`,
  unknownTitle: "Einladung nicht gefunden",
  unknownDescription:
    "Möglicherweise hat eine neuere E-Mail diesen Link ersetzt. Suchen Sie die neueste oder wenden Sie sich an die einladende Person.",
  tryAgain: "Erneut versuchen",
  home: "Zu Ihren Workspaces",
};
