import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

export const organization: Texts["organization"] = {
  description: "Die Organisation, ihre Workspaces und ihre Limits.",
  workspaces: "Workspaces",
  workspacesDescription: "Alle Workspaces der Organisation, auch archivierte.",
  used: "Aktive Workspaces",
  usedOf: (used, limit) =>
    limit === null ? plural(used, "Workspace", "Workspaces") : `${used} von ${limit}`,
  usedHint: "Archivierte Workspaces zählen nicht. Der Plattform-Admin kann das Limit erhöhen.",
  yourRole: "Ihre Rolle",
  plan: "Tarif",
  kind: "Art",

  // Its people.
  peopleDescription: (name) =>
    `Alle Personen in ${name} und ihre Organisationsrollen. Rollen in Workspaces vergeben Sie im jeweiligen Workspace.`,
  person: "Person",
  role: "Rolle",
  roleOf: (name) => `Rolle von ${name}`,
  since: "Seit",
  suspended: "Gesperrt",
  noneFoundTitle: "Keine Personen gefunden",
  noneFoundDescription: "Ändern Sie Suche oder Filter.",
  emptyTitle: "Noch keine Personen",
  emptyDescription: "Fügen Sie Personen hinzu oder laden Sie sie per E-Mail ein.",

  add: "Person hinzufügen",
  addTitle: (name) => `Person zu ${name} hinzufügen`,
  addEmail: "E-Mail-Adresse",
  addEmailHint: "Die Adresse, mit der sich die Person anmeldet.",
  addRole: "Rolle in der Organisation",
  addInvalid: "Geben Sie eine vollständige E-Mail-Adresse ein.",
  addSubmit: "Zur Organisation hinzufügen",
  added: (name) => `${name} ist jetzt in der Organisation.`,
  inviteTitle: "Noch kein Konto mit dieser Adresse",
  inviteDescription: (email, days) =>
    `${email} einladen? Die Person erhält eine E-Mail mit einem Link, der einmal verwendbar und ${days} Tage gültig ist.`,
  inviteSubmit: "Einladung senden",
  invited: (email) => `${email} eingeladen.`,
  joinsPrivate: "Die Person erhält außerdem einen privaten Workspace.",
  joinsDefault: (workspace, role) =>
    `Die Person erhält außerdem die Rolle ${role} im Workspace ${workspace}.`,

  changeTitle: (name) => `Rolle von ${name} ändern`,
  changeDescription: (from, to) => `Von ${from} zu ${to}.`,
  changeSubmit: "Rolle ändern",
  changed: (name, role) => `${name} hat jetzt die Rolle ${role}.`,

  remove: "Entfernen …",
  removeTitle: (name, from) => `${name} aus ${from} entfernen`,
  removeEffects: {
    access: (name) => `${name} verliert sofort den Zugriff auf alle Workspaces und Teams.`,
    owner: "Workspaces, die nur dieser Person gehören, müssen zuerst übergeben werden.",
    privateOne: (window) =>
      `Auch der private Workspace wird gelöscht. Er kann ${window} lang wiederhergestellt werden.`,
    history: "Bisherige Aktivitäten bleiben im Audit-Protokoll.",
  },
  removeSubmit: "Aus der Organisation entfernen",
  removed: (name) => `${name} ist nicht mehr in der Organisation.`,

  leave: "Verlassen …",
  leaveTitle: (from) => `${from} verlassen`,
  leaveDescription:
    "Sie geben Ihre Rolle in der Organisation ab und verlieren den Zugriff auf alle ihre Workspaces und Teams.",
  leaveEffects: {
    access: "Sie verlieren sofort den Zugriff auf alle Workspaces und Teams der Organisation.",
    owner: "Workspaces, die nur Ihnen gehören, müssen Sie zuerst übergeben.",
    privateOne: (window) =>
      `Auch Ihr privater Workspace wird gelöscht. Er kann ${window} lang wiederhergestellt werden.`,
    again: "Wer Personen hinzufügen kann, kann Sie erneut hinzufügen.",
  },
  leaveSubmit: "Organisation verlassen",
  left: (from) => `Sie haben ${from} verlassen.`,

  // Its settings.
  settingsWorkspaces: (active) =>
    `${plural(active, "aktiver Workspace", "aktive Workspaces")} in dieser Organisation.`,
  manageWorkspaces: "Workspaces verwalten",
  settingsDescription: (name) => `Einstellungen von ${name}.`,
  nameTitle: "Name",
  nameDescription: "Sichtbar in der Workspace-Auswahl und in E-Mails. Links bleiben unverändert.",
  timeZoneDescription: "Zeiträume von Kontingenten beginnen darin, ab dem nächsten Zeitraum.",
  timeZoneNow: (time) => `Aktuelle Ortszeit: ${time}.`,
  timeZoneSaved: "Zeitzone gespeichert.",
  renamed: (name) => `Organisation umbenannt in ${name}.`,
  slugTitle: "Slug",
  slugDescription:
    "Der Teil der URL, der die Organisation identifiziert. Er ändert sich nie, damit Links weiter funktionieren.",
  deleteTitle: "Organisation löschen",
  deleteDescription:
    "Sie beantragen die Löschung, der Plattform-Admin bestätigt sie. Die Organisation wird dann geschlossen und nach 30 Tagen endgültig gelöscht.",
  delete: "Löschung beantragen …",
  deleteEffects: {
    asks: "Der Plattform-Admin muss die Löschung bestätigen. Bis dahin ändert sich nichts, und Sie können sie zurücknehmen.",
    releases:
      "Bei der endgültigen Löschung werden alle Workspaces, Mitgliedschaften und Einstellungen entfernt.",
    window: "Nach der Bestätigung können Sie die Löschung 30 Tage lang zurücknehmen.",
    audit: "Das Audit-Protokoll wird vorher exportiert.",
  },
  deleteSubmit: "Löschung beantragen",
  requested: "Löschung beantragt. Der Plattform-Admin muss sie noch bestätigen.",
  canceled: "Löschung zurückgenommen.",
  requestedTitle: "Löschung beantragt",
  requestedDescription: (when) => `Beantragt am ${when}. Der Plattform-Admin muss noch bestätigen.`,
  cancel: "Löschung zurücknehmen",
};
