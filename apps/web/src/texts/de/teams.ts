import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

const people = (count: number) => plural(count, "Person", "Personen");
const workspaces = (count: number) => plural(count, "Workspace", "Workspaces");
const unseen = (count: number) =>
  plural(count, "Workspace, den Sie nicht sehen können", "Workspaces, die Sie nicht sehen können");

export const teams: Texts["teams"] = {
  description: "Gemeinsamer Zugriff für mehrere Personen. Alle im Team haben die Rollen des Teams.",
  search: "Nach Namen suchen",
  orders: { name: "Name, A bis Z", "name-descending": "Name, Z bis A" },
  create: "Team anlegen",
  createFirst: "Erstes Team anlegen",
  team: "Team",
  people: "Personen",
  workspaces: "Workspaces",
  created: "Angelegt",
  yours: "Sie sind Mitglied",
  rename: "Umbenennen",
  renameAct: "Umbenennen …",
  deleteAct: "Löschen …",
  leaveAct: "Verlassen …",
  emptyTitle: "Noch keine Teams",
  emptyDescription:
    "Ein Team gibt mehreren Personen denselben Zugriff. Legen Sie ein Team an, fügen Sie Personen hinzu und geben Sie ihm eine Rolle in einem Workspace. Alle im Team erhalten diese Rolle und verlieren sie, wenn sie das Team verlassen.",
  noneFoundTitle: "Keine Teams gefunden",
  noneFoundDescription: "Versuchen Sie einen anderen Namen.",

  createTitle: "Team anlegen",
  createDescription:
    "Danach fügen Sie Personen hinzu. Zugriff besteht erst, wenn das Team in einem Workspace eine Rolle hat.",
  name: "Name",
  nameHint: "Zum Beispiel „Forschung“ oder „Bereitschaft“.",
  createSubmit: "Team anlegen",
  createDone: (name) => `Team ${name} angelegt. Fügen Sie jetzt Personen hinzu.`,
  renameTitle: (name) => `${name} umbenennen`,
  renameDescription: "Personen und Rollen des Teams bleiben unverändert.",
  renameDone: (name) => `Team umbenannt in ${name}.`,

  deleteTitle: (name) => `Team ${name} löschen`,
  deleteEffects: {
    people: (count) =>
      count === 0
        ? "Das Team hat keine Mitglieder."
        : `${plural(count, "Person im Team behält", "Personen im Team behalten")} den übrigen Zugriff.`,
    access: "Zugriff, der nur über dieses Team besteht, endet sofort.",
    forGood:
      "Das Team kann nicht wiederhergestellt werden. Bisherige Aktivitäten bleiben im Audit-Protokoll.",
  },
  deleteSubmit: "Team löschen",
  deleted: (name) => `Team ${name} gelöscht.`,

  back: "Teams",
  summary: (inIt, roles) =>
    roles === 0
      ? `${people(inIt)}. Noch ohne Rolle in einem Workspace und daher ohne Zugriff.`
      : `${people(inIt)}, mit einer Rolle in ${workspaces(roles)}.`,
  peopleTitle: "Personen",
  peopleDescription: "Alle im Team haben sämtliche Rollen des Teams.",
  peopleOfDirectory: "Das Verzeichnis Ihres Unternehmens bestimmt, wer in diesem Team ist und wie es heißt.",
  searchPeople: "Nach Namen oder E-Mail suchen",
  person: "Person",
  added: "Hinzugefügt",
  suspended: "Gesperrt",
  add: "Person hinzufügen",
  removeAct: "Entfernen …",
  nobodyTitle: "Noch keine Personen im Team",
  nobodyDescription: "Fügen Sie Personen hinzu, die zusammenarbeiten. Der Zugriff des Teams gilt sofort.",
  nobodyFoundTitle: "Keine Personen gefunden",
  nobodyFoundDescription: "Versuchen Sie einen anderen Namen oder eine andere E-Mail-Adresse.",

  addTitle: (name) => `Person zu ${name} hinzufügen`,
  addPerson: "Person",
  addPersonHint: "Suchen Sie nach Namen oder E-Mail-Adresse.",
  addNobody: "Keine weiteren Personen gefunden.",
  addSearching: "Wird gesucht …",
  addMissing: "Wählen Sie eine Person aus der Liste.",
  addSubmit: "Zum Team hinzufügen",
  addDone: (person, team) => `${person} ist jetzt in ${team}.`,

  removeTitle: (person, team) => `${person} aus ${team} entfernen`,
  removeEffect: (person) => `${person} verliert sofort den Zugriff, der nur über dieses Team besteht.`,
  again: "Sie können die Person jederzeit wieder hinzufügen.",
  removeSubmit: "Entfernen",
  removed: (person, team) => `${person} ist nicht mehr in ${team}.`,

  leaveTitle: (team) => `${team} verlassen`,
  leaveEffect: "Sie verlieren sofort den Zugriff, der nur über dieses Team besteht.",
  leaveAgain: "Nur Personen mit der Berechtigung, Teammitglieder hinzuzufügen, können Sie wieder aufnehmen.",
  leaveSubmit: "Team verlassen",
  left: (team) => `Sie haben ${team} verlassen.`,

  workspacesTitle: "Rollen in Workspaces",
  workspacesDescription: "Diese Rollen gelten für alle im Team.",
  workspace: "Workspace",
  role: "Rolle",
  noWorkspacesTitle: "Noch keine Rolle",
  noWorkspacesDescription:
    "Geben Sie dem Team eine Rolle in einem Workspace. Bis dahin gewährt es keinen Zugriff.",
  give: "Rolle geben …",
  giveTitle: (team) => `${team} eine Rolle geben`,
  giveSearch: "Nach Namen suchen",
  giveNoneFound: "Keine Workspaces gefunden.",
  giveSubmit: "Rolle geben",
  given: (team, role, workspace) => `Alle in ${team} haben jetzt die Rolle ${role} in ${workspace}.`,
  hidden: (count) => `Und ${unseen(count)}.`,
  onlyHiddenTitle: "Keine sichtbaren Rollen",
  onlyHidden: (count) => `Das Team hat eine Rolle in ${unseen(count)}.`,
};
