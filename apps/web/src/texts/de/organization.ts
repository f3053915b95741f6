import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

export const organization: Texts["organization"] = {
  description: "Die Organisation, ihre Workspaces und ihre Limits.",
  workspaces: "Workspaces",
  workspacesDescription: "Jeder Workspace der Organisation, auch die archivierten.",
  used: "Aktive Workspaces",
  usedOf: (used, limit) =>
    limit === null ? plural(used, "Workspace", "Workspaces") : `${used} von ${limit}`,
  usedHint: "Archivierte Workspaces zählen nicht. Der Plattform-Admin kann das Limit erhöhen.",
  yourRole: "Ihre Rolle",
  plan: "Tarif",
  kind: "Art",

  // Its people.
  peopleDescription: (name) =>
    `Alle, die zu ${name} gehören, und was sie dort dürfen. Wer in einem Workspace was darf, wird in ihm entschieden.`,
  person: "Person",
  role: "Rolle",
  roleOf: (name) => `Rolle von ${name}`,
  since: "Seit",
  suspended: "Gesperrt",
  noneFoundTitle: "Niemand passt",
  noneFoundDescription: "Ändern Sie die Suche oder die Filter.",
  emptyTitle: "Noch niemand hier",
  emptyDescription: "Fügen Sie jemanden hinzu, oder laden Sie per E-Mail ein.",

  add: "Person hinzufügen",
  addTitle: (name) => `Jemanden zu ${name} hinzufügen`,
  addEmail: "E-Mail-Adresse",
  addEmailHint: "Die Adresse, mit der sich die Person registriert hat oder registrieren wird.",
  addRole: "Rolle in der Organisation",
  addInvalid: "Geben Sie eine vollständige E-Mail-Adresse ein.",
  addSubmit: "Zur Organisation hinzufügen",
  added: (name) => `${name} gehört jetzt zur Organisation.`,
  inviteTitle: "Mit dieser Adresse hat sich noch niemand registriert",
  inviteDescription: (email, days) =>
    `${email} einladen? Die Person erhält eine E-Mail mit einem Link, der einmal gilt, ${days} Tage lang.`,
  inviteSubmit: "Einladung senden",
  invited: (email) => `${email} ist eingeladen.`,
  joinsPrivate: "Ein eigener privater Workspace kommt damit.",
  joinsDefault: (workspace, role) => `Damit kommt die Rolle ${role} im Workspace ${workspace}.`,

  changeTitle: (name) => `Rolle von ${name} ändern`,
  changeDescription: (from, to) => `Von ${from} zu ${to}.`,
  changeSubmit: "Rolle ändern",
  changed: (name, role) => `${name} ist jetzt ${role}.`,

  remove: "Entfernen …",
  removeTitle: (name, from) => `${name} aus ${from} entfernen`,
  removeEffects: {
    access: (name) => `${name} verliert hier mit dem nächsten Klick jeden Workspace und jedes Team.`,
    owner: "Wo ein Workspace nur dieser Person gehört, muss er zuerst übergeben werden.",
    privateOne: (window) =>
      `Der private Workspace wird damit gelöscht und lässt sich ${window} lang wiederherstellen.`,
    history: "Was getan wurde, bleibt im Audit-Protokoll.",
  },
  removeSubmit: "Aus der Organisation entfernen",
  removed: (name) => `${name} gehört nicht mehr zur Organisation.`,

  leave: "Verlassen …",
  leaveTitle: (from) => `${from} verlassen`,
  leaveDescription:
    "Sie geben Ihre Rolle in der Organisation auf und mit ihr jeden Workspace und jedes Team davon.",
  leaveEffects: {
    access: "Sie verlieren sofort jeden Workspace und jedes Team davon.",
    owner: "Wo ein Workspace nur Ihnen gehört, übergeben Sie ihn zuerst.",
    privateOne: (window) =>
      `Ihr privater Workspace wird damit gelöscht und lässt sich ${window} lang wiederherstellen.`,
    again: "Wer Personen hinzufügen darf, kann Sie wieder hinzufügen.",
  },
  leaveSubmit: "Organisation verlassen",
  left: (from) => `Sie haben ${from} verlassen.`,

  // Its settings.
  settingsWorkspaces: (active) =>
    `${plural(active, "aktiver Workspace", "aktive Workspaces")} in dieser Organisation.`,
  manageWorkspaces: "Workspaces verwalten",
  settingsDescription: "Wie die Organisation heißt, und wie man sich von ihr trennt.",
  nameTitle: "Name",
  nameDescription: "Was in der Auswahl und in E-Mails steht. Links ändern sich dadurch nicht.",
  renamed: (name) => `Die Organisation heißt jetzt ${name}.`,
  slugTitle: "Slug",
  slugDescription:
    "Der Teil der Adresse, der die Organisation benennt. Er bleibt, damit Links weiter funktionieren.",
  deleteTitle: "Organisation löschen",
  deleteDescription:
    "Sie beantragen es, und der Plattform-Admin bestätigt es mit Ihnen. Dann wird sie geschlossen und nach 30 Tagen endgültig gelöscht.",
  delete: "Löschung beantragen …",
  deleteEffects: {
    asks: "Der Plattform-Admin wird um Bestätigung gebeten. Bis dahin ändert sich nichts, und Sie können es zurücknehmen.",
    releases: "Nach der endgültigen Löschung sind alle Workspaces, Mitgliedschaften und Einstellungen weg.",
    window: "Nach der Bestätigung lässt es sich 30 Tage lang zurücknehmen.",
    audit: "Das Audit-Protokoll wird vorher exportiert.",
  },
  deleteSubmit: "Löschung beantragen",
  requested: "Der Plattform-Admin wurde gebeten, die Löschung zu bestätigen.",
  canceled: "Die Organisation bleibt.",
  requestedTitle: "Löschung beantragt",
  requestedDescription: (when) => `Beantragt am ${when}. Der Plattform-Admin ist am Zug.`,
  cancel: "Organisation behalten",
};
