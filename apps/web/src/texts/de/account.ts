import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

export const account: Texts["account"] = {
  description: "Ihr Profil und Ihre Sitzungen.",
  profile: "Profil",
  profileDescription: "So sehen andere Sie.",
  picture: {
    title: "Bild",
    hint: "PNG, JPEG oder WebP. Verwendet wird der quadratische Ausschnitt in der Mitte.",
    choose: "Bild auswählen",
    remove: "Bild entfernen",
    unreadable: "Diese Datei lässt sich nicht als Bild lesen. Wählen Sie eine andere.",
    saved: "Bild gespeichert.",
    removed: "Bild entfernt.",
  },
  renamed: (name) => `Ihr Name ist jetzt ${name}.`,
  confirmed: "Bestätigt",
  unconfirmed: "Nicht bestätigt",
  sendAgain: "Erneut senden",
  waitingTitle: "Bestätigen Sie Ihre E-Mail-Adresse",
  waiting: (email) =>
    `Wir haben einen Link an ${email} gesendet. Solange Sie ihn nicht geöffnet haben, können Sie keine Personen hinzufügen oder einladen und nicht hinzugefügt werden.`,
  sent: (email) => `Wir haben einen Link an ${email} gesendet.`,
  changePassword: "Passwort ändern",
  changeAddress: "E-Mail-Adresse ändern",
  newAddress: "Neue E-Mail-Adresse",
  addressEffect:
    "Wir senden einen Link an die neue Adresse. Sobald Sie ihn hier öffnen, wird Ihre Adresse geändert und die alte Adresse benachrichtigt.",
  sendLink: "Link senden",
  addressAsked: (email) =>
    `Wir haben einen Link an ${email} gesendet. Ihre Adresse wird geändert, sobald Sie ihn öffnen.`,
  languageTitle: "Sprache und Zeitzone",
  languageDescription:
    "Gilt für Bailiwick auf allen Ihren Geräten. Audit-Protokoll und Fristen eines Workspaces bleiben in dessen Zeitzone; Ihre eigene Zeit sehen Sie, wenn Sie auf eine Zeitangabe zeigen.",
  localeAutomatic: "Wie im Workspace",
  localeHint: "Für die Konsole und Ihre E-Mails.",
  timeZoneNow: (time) => `Aktuelle Ortszeit: ${time}.`,
  zoneAutomatic: (zone) => `Wie im Browser (${zone})`,
  languageSaved: "Sprache und Zeitzone gespeichert.",
  mails: {
    title: "E-Mails",
    description: "Wählen Sie, welche E-Mails Sie erhalten.",
    account: "Ihr Konto: Bestätigungen, Passwort und Adresse",
    invitations: "Einladungen an Sie",
    always: {
      account: "Immer an. Sie schützen Ihr Konto.",
      invitations: "Immer an. Sie gehen an Ihre Adresse, ob mit oder ohne Konto.",
    },
    kinds: {
      added_to_workspace: "Aufnahme in einen Workspace",
      quota_warning: "Ein Kontingent ist fast oder ganz aufgebraucht",
      playbook: "Ein Playbook eines Workspaces benachrichtigt Sie",
      expiry: "Etwas läuft bald ab oder ist abgelaufen",
    },
    saved: "E-Mail-Einstellungen gespeichert.",
  },
  password: "Passwort",
  passwordDescription:
    "Ändern Sie Ihr Passwort hier oder fordern Sie einen Link an, wenn Sie es vergessen haben.",
  passwordEffect: "Sie werden auf allen anderen Geräten abgemeldet.",
  presentPassword: "Aktuelles Passwort",
  passwordChanged: "Passwort geändert.",
  forgotPassword: "Passwort vergessen",
  passwordMailSent: (email) =>
    `Wir haben einen Link zum Festlegen eines neuen Passworts an ${email} gesendet.`,
  company: {
    title: "Anmeldung über Ihr Unternehmen",
    description: "Melden Sie sich mit dem Konto an, das Ihr Unternehmen Ihnen gibt.",
    connected: "Verbunden",
    connect: "Verbinden",
    connectTitle: (organization: string) => `Mit ${organization} verbinden`,
    effect:
      "Sie melden sich bei Ihrem Unternehmen an und kommen zurück. Danach führen beide Wege zu diesem Konto.",
    go: "Weiter",
  },
  factor: {
    title: "Zweiter Faktor",
    description:
      "Ein Passkey oder ein Code aus einer App auf Ihrem Telefon, zusätzlich zum Passwort. Ein gestohlenes Passwort allein nützt dann nichts.",
    on: "Authenticator-App",
    since: "Eingeschaltet seit",
    appOff: "Ausgeschaltet",
    off: "Sie melden sich nur mit Ihrem Passwort an.",
    codesLeft: "Übrige Wiederherstellungscodes",
    setUp: "Authenticator-App einrichten",
    setUpDescription:
      "Manche Workspaces verlangen einen zweiten Faktor. Danach reicht das Passwort allein nicht mehr zur Anmeldung.",
    setUpFactor: "Zweiten Faktor einrichten",
    has: "Sie haben einen zweiten Faktor",
    hasDescription: "Das Passwort allein reicht bei Ihrem Konto nicht zur Anmeldung.",
    passwordFirst: "Geben Sie zuerst Ihr Passwort ein.",
    scan: "Scannen Sie dies mit einer Authenticator-App wie Google Authenticator, 1Password oder Aegis.",
    qr: "QR-Code mit dem Geheimnis für Ihre Authenticator-App",
    secret: "Oder geben Sie dieses Geheimnis in der App ein",
    codeHint: "Die sechs Ziffern, die die App jetzt anzeigt.",
    turnOn: "Einschalten",
    turnedOn: "Ihre Authenticator-App ist eingeschaltet.",
    codes: "Ihre Wiederherstellungscodes",
    codesDescription:
      "Mit jedem können Sie sich einmal anmelden, wenn Sie Ihr Telefon verlieren. Bewahren Sie sie so auf, dass nur Sie sie finden: Sie werden nicht noch einmal angezeigt.",
    copyCodes: "Wiederherstellungscodes",
    replace: "Wiederherstellungscodes ersetzen",
    replaceEffect: "Die bisherigen Codes gelten dann nicht mehr.",
    replaced: "Ihre Wiederherstellungscodes sind ersetzt.",
    turnOff: "Ausschalten",
    turnOffTitle: "Authenticator-App ausschalten",
    turnOffEffect:
      "Ohne Passkey melden Sie sich wieder nur mit Ihrem Passwort an und verlieren den Zugang zu Workspaces, die einen zweiten Faktor verlangen.",
    turnedOff: "Ihre Authenticator-App ist ausgeschaltet.",
    code: "Code oder Wiederherstellungscode",
    codeOrPasskey: "Lassen Sie das Feld leer, um einen Passkey zu verwenden.",
    passkeys: {
      title: "Passkeys",
      description:
        "Fingerabdruck, Gesicht oder PIN auf diesem Gerät meldet Sie ohne Passwort an. Sobald Sie einen Passkey haben, reicht das Passwort allein nicht mehr.",
      none: "Sie haben keinen Passkey.",
      notHere: "Dieser Browser hat an dieser Adresse keine Passkeys.",
      name: "Name",
      nameHint: "Damit Sie ihn wiedererkennen, zum Beispiel der Name des Geräts.",
      add: "Passkey hinzufügen",
      added: (name) => `Der Passkey „${name}“ ist hinzugefügt.`,
      addedAt: "Hinzugefügt",
      lastUsed: "Zuletzt verwendet",
      never: "Noch nicht",
      remove: "Entfernen",
      removeNamed: (name) => `Passkey „${name}“ entfernen`,
      removeEffect:
        "Er meldet Sie nicht mehr an. Ohne einen anderen Passkey und ohne Authenticator-App reicht wieder das Passwort allein.",
      removed: (name) => `Der Passkey „${name}“ ist entfernt.`,
      full: "Sie haben zwanzig Passkeys, mehr sind nicht möglich. Entfernen Sie zuerst einen.",
    },
  },
  deleteTitle: "Konto löschen",
  deleteDescription:
    "Sie verlassen alle Workspaces und Organisationen, und Ihre gespeicherten Daten werden entfernt.",
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
    log: "Ihre Aktivitäten bleiben unter Ihrer E-Mail-Adresse in den Audit-Protokollen.",
    final: "Ihr Konto kann nicht wiederhergestellt werden.",
  },
  tieOrganization: "Organisation ohne weiteren Admin.",
  tieWorkspace: "Workspace ohne weiteren Eigentümer.",
  tieWorkspaceIn: (organization) => `Workspace von ${organization}, ohne weiteren Eigentümer.`,
  tieEnding: "Löschung läuft. Nach der endgültigen Löschung können Sie Ihr Konto löschen.",
  sessions: "Aktive Sitzungen",
  sessionsDescription: "Alle Browser und Programme, in denen Sie angemeldet sind.",
  device: "Gerät",
  address: "Adresse",
  lastUsed: "Zuletzt verwendet",
  signedIn: "Angemeldet",
  thisOne: "Dieses Gerät",
  unknownDevice: "Unbekanntes Gerät",
  deviceOn: (browser, system) => `${browser} auf ${system}`,
  commandLine: "Bailiwick-Befehlszeile",
  signOutElsewhere: "Auf anderen Geräten abmelden",
  endSessionOn: (device) => `Abmelden: ${device}`,
  sessionEnded: (device) => `Abgemeldet: ${device}.`,
  onlyHere: "Dies ist Ihre einzige Sitzung.",
  signedOut: (ended) =>
    ended === 0
      ? "Keine anderen Sitzungen vorhanden."
      : plural(ended, "andere Sitzung abgemeldet.", "andere Sitzungen abgemeldet."),
  signOut: "Abmelden",
  tokens: {
    title: "Persönliche Token",
    description:
      "Mit einem Token arbeitet ein Programm in einer Organisation so weit, wie Sie es selbst dürfen, solange Sie dort Mitglied sind.",
    none: "Sie haben keine persönlichen Token.",
    name: "Persönliches Token",
    organization: "Organisation",
    organizationHint: "Das Token gilt nur in dieser.",
    scopes: "Darf",
    permissions: (count) => plural(count, "Berechtigung", "Berechtigungen"),
    expires: "Läuft ab",
    expired: "Abgelaufen",
    never: "Nie",
    issue: "Token ausstellen …",
    issueTitle: "Token ausstellen",
    nowhere:
      "Sie sind in keiner Organisation. Ein Token gilt in einer: Treten Sie zuerst einer bei oder legen Sie eine an.",
    choiceTitle: "Was das Token darf",
    issueSubmit: "Token ausstellen",
    issuedTitle: (name) => `Token ausgestellt: ${name}`,
    rotate: "Erneuern …",
    rotateTitle: (name) => `Token erneuern: ${name}`,
    rotatedTitle: (name) => `Token erneuert: ${name}`,
    revoke: "Widerrufen …",
    revokeTitle: (name) => `Token widerrufen: ${name}`,
    revokeEffect:
      "Der nächste Aufruf mit diesem Token schlägt fehl. Das kann nicht rückgängig gemacht werden.",
    revokeSubmit: "Token widerrufen",
    revoked: (name) => `Token widerrufen: ${name}.`,
  },
};
