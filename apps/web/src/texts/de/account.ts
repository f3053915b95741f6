import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

export const account: Texts["account"] = {
  description: "Sie, und wo Sie angemeldet sind.",
  profile: "Profil",
  profileDescription: "Wie andere Sie sehen.",
  renamed: (name) => `Sie heißen jetzt ${name}.`,
  confirmed: "Bestätigt",
  unconfirmed: "Noch nicht bestätigt",
  sendAgain: "Erneut senden",
  waitingTitle: "Bestätigen Sie Ihre E-Mail-Adresse",
  waiting: (email) =>
    `Ein Link ging an ${email}. Bis Sie ihn öffnen, können Sie niemanden hinzufügen oder einladen und nicht hinzugefügt werden.`,
  sent: (email) => `Eine E-Mail mit einem Link ist unterwegs an ${email}.`,
  changePassword: "Passwort ändern",
  changeAddress: "E-Mail-Adresse ändern",
  newAddress: "Neue E-Mail-Adresse",
  addressEffect:
    "Wir senden einen Link an die neue Adresse. Sobald Sie ihn hier öffnen, gilt die neue, und die alte erfährt es.",
  sendLink: "Link senden",
  addressAsked: (email) =>
    `Ein Link ist unterwegs an ${email}. Sobald Sie ihn öffnen, gilt die neue Adresse.`,
  languageTitle: "Sprache und Zeitzone",
  languageDescription:
    "Wie Sie Bailiwick lesen, wo immer Sie angemeldet sind. Protokoll und Fristen eines Workspaces bleiben in seiner Zeitzone; Ihre eigene sehen Sie, wenn Sie auf eine Zeit zeigen.",
  localeAutomatic: "Die des Workspaces",
  localeHint: "Für die Oberfläche und die E-Mails, die Sie bekommen.",
  timeZoneNow: (time) => `Dort ist es jetzt ${time}.`,
  zoneAutomatic: (zone) => `Die Ihres Browsers (${zone})`,
  languageSaved: "Sprache und Zeitzone gespeichert.",
  mails: {
    title: "E-Mails",
    description: "Wählen Sie, welche E-Mails Sie bekommen.",
    account: "Ihr Konto: Bestätigungen, Passwort und Adresse",
    invitations: "Einladungen an Sie",
    always: "Diese kommen immer.",
    kinds: { added_to_workspace: "Sie wurden zu einem Workspace hinzugefügt" },
    saved: "Ihre Auswahl der E-Mails ist gespeichert.",
  },
  password: "Passwort",
  passwordDescription:
    "Ändern Sie es hier, oder lassen Sie sich einen Link senden, wenn Sie es vergessen haben.",
  passwordEffect: "Damit werden Sie überall sonst abgemeldet.",
  presentPassword: "Aktuelles Passwort",
  passwordChanged: "Ihr Passwort ist geändert.",
  forgotPassword: "Passwort vergessen",
  passwordMailSent: (email) =>
    `Eine E-Mail mit einem Link, um ein neues Passwort zu wählen, ist unterwegs an ${email}.`,
  deleteTitle: "Konto löschen",
  deleteDescription:
    "Sie verlassen alle Workspaces und Organisationen, und was wir über Sie gespeichert haben, wird entfernt.",
  delete: "Konto löschen",
  deletionEffects: {
    leave: (workspaces, organizations) => {
      const both = [
        workspaces > 0 ? plural(workspaces, "Workspace", "Workspaces") : null,
        organizations > 0 ? plural(organizations, "Organisation", "Organisationen") : null,
      ];
      return `Sie verlassen sofort ${both.filter((part) => part !== null).join(" und ")}.`;
    },
    teams: (count) => `Sie verlassen ${plural(count, "Team", "Teams")}.`,
    privateWorkspace: (name) => `Ihr privater Workspace ${name} wird gelöscht.`,
    sessions: (count) =>
      count > 1
        ? `Sie werden überall abgemeldet (${count} Sitzungen) und können sich nicht mehr anmelden.`
        : "Sie werden überall abgemeldet und können sich nicht mehr anmelden.",
    log: "Protokolle behalten, was Sie getan haben, unter Ihrer E-Mail-Adresse.",
    final: "Ihr Konto lässt sich nicht wiederherstellen.",
  },
  tieOrganization: "Organisation. Außer Ihnen verwaltet sie niemand.",
  tieWorkspace: "Workspace. Außer Ihnen besitzt ihn niemand.",
  tieWorkspaceIn: (organization) => `Workspace von ${organization}. Außer Ihnen besitzt ihn niemand.`,
  tieEnding: "Wird gelöscht. Sobald das endgültig ist, können Sie Ihr Konto löschen.",
  sessions: "Wo Sie angemeldet sind",
  sessionsDescription: "Jeder Browser und jedes Programm mit einer Sitzung von Ihnen.",
  device: "Gerät",
  address: "Adresse",
  lastUsed: "Zuletzt benutzt",
  signedIn: "Angemeldet",
  thisOne: "Dieses hier",
  unknownDevice: "Unbekanntes Gerät",
  deviceOn: (browser, system) => `${browser} auf ${system}`,
  commandLine: "Bailiwick-Befehlszeile",
  signOutElsewhere: "Überall sonst abmelden",
  endSessionOn: (device) => `Abmelden: ${device}`,
  sessionEnded: (device) => `Abgemeldet: ${device}.`,
  onlyHere: "Sie sind nur hier angemeldet.",
  signedOut: (ended) =>
    ended === 0
      ? "Es gab keine andere Sitzung."
      : plural(ended, "andere Sitzung wurde beendet.", "andere Sitzungen wurden beendet."),
  signOut: "Abmelden",
};
