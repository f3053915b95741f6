import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

const people = (count: number) => plural(count, "Person", "Personen");
const workspaces = (count: number) => plural(count, "Workspace", "Workspaces");
const unseen = (count: number) =>
  plural(count, "Workspace, den Sie nicht sehen", "Workspaces, die Sie nicht sehen");

export const teams: Texts["teams"] = {
  description:
    "Personen, die gemeinsam denselben Zugriff erhalten: Wer im Team ist, hat jede Rolle, die das Team erhalten hat.",
  search: "Nach Namen suchen",
  create: "Team anlegen",
  createFirst: "Erstes Team anlegen",
  team: "Team",
  people: "Personen",
  workspaces: "Workspaces",
  created: "Angelegt",
  yours: "Sie gehören dazu",
  rename: "Umbenennen",
  renameAct: "Umbenennen …",
  deleteAct: "Löschen …",
  leaveAct: "Verlassen …",
  emptyTitle: "Noch keine Teams",
  emptyDescription:
    "Ein Team gibt mehreren Personen auf einmal denselben Zugriff. Legen Sie eines an, fügen Sie Personen hinzu, und geben Sie ihm eine Rolle in einem Workspace: Alle im Team haben diese Rolle, und wer das Team verlässt, verliert sie mit dem nächsten Klick.",
  noneFoundTitle: "Kein Team passt",
  noneFoundDescription: "Kein Team heißt so.",

  createTitle: "Team anlegen",
  createDescription:
    "Danach fügen Sie Personen hinzu. Zugriff gibt das Team erst, wenn es in einem Workspace eine Rolle erhält.",
  name: "Name",
  nameHint: "Etwa „Forschung“ oder „Bereitschaft“.",
  createSubmit: "Team anlegen",
  createDone: (name) => `Das Team ${name} ist da. Fügen Sie nun Personen hinzu.`,
  renameTitle: (name) => `${name} umbenennen`,
  renameDescription: "Personen und Rollen des Teams bleiben, wie sie sind.",
  renameDone: (name) => `Das Team heißt jetzt ${name}.`,

  deleteTitle: (name) => `Team ${name} löschen`,
  deleteEffects: {
    people: (count) =>
      count === 0
        ? "Es gehört niemand dazu."
        : `${plural(count, "Person gehört dazu und bleibt", "Personen gehören dazu und bleiben")} hier.`,
    access: "Was nur durch dieses Team erlaubt ist, endet mit dem nächsten Klick.",
    forGood: "Es lässt sich nicht zurückholen. Was getan wurde, bleibt im Audit-Protokoll.",
  },
  deleteSubmit: "Team löschen",
  deleted: (name) => `Das Team ${name} ist gelöscht.`,

  back: "Teams",
  summary: (inIt, roles) =>
    roles === 0
      ? `${people(inIt)}. Das Team hat noch in keinem Workspace eine Rolle und gibt daher keinen Zugriff.`
      : `${people(inIt)}, mit einer Rolle in ${workspaces(roles)}.`,
  peopleTitle: "Personen",
  peopleDescription: "Alle hier haben jede Rolle dieses Teams.",
  searchPeople: "Nach Namen oder E-Mail suchen",
  person: "Person",
  added: "Im Team seit",
  suspended: "Gesperrt",
  add: "Person hinzufügen",
  removeAct: "Entfernen …",
  nobodyTitle: "Noch niemand ist in diesem Team",
  nobodyDescription:
    "Fügen Sie die Personen hinzu, die zusammenarbeiten. Sie erhalten sofort, was das Team hat.",
  nobodyFoundTitle: "Niemand passt",
  nobodyFoundDescription: "Niemand in diesem Team hat einen solchen Namen oder eine solche Adresse.",

  addTitle: (name) => `Jemanden zu ${name} hinzufügen`,
  addPerson: "Person",
  addPersonHint: "Suchen Sie unter den Personen hier nach Namen oder E-Mail-Adresse.",
  addNobody: "Niemand, der noch nicht im Team ist, hat einen solchen Namen oder eine solche Adresse.",
  addSearching: "Wird gesucht …",
  addMissing: "Wählen Sie eine Person aus der Liste.",
  addSubmit: "Zum Team hinzufügen",
  addDone: (person, team) => `${person} ist jetzt in ${team}.`,

  removeTitle: (person, team) => `${person} aus ${team} entfernen`,
  removeEffect: (person) => `${person} verliert mit dem nächsten Klick, was nur dieses Team gibt.`,
  again: "Die Person kann jederzeit wieder hinzugefügt werden.",
  removeSubmit: "Entfernen",
  removed: (person, team) => `${person} ist nicht mehr in ${team}.`,

  leaveTitle: (team) => `${team} verlassen`,
  leaveEffect: "Sie verlieren mit dem nächsten Klick, was nur dieses Team Ihnen gibt.",
  leaveAgain:
    "Wenn Sie zurückkehren möchten, muss Sie jemand hinzufügen, der Personen zu Teams hinzufügen darf.",
  leaveSubmit: "Team verlassen",
  left: (team) => `Sie sind nicht mehr in ${team}.`,

  workspacesTitle: "Rollen in Workspaces",
  workspacesDescription: "Wo dieses Team eine Rolle hat, haben alle in ihm diese Rolle.",
  workspace: "Workspace",
  role: "Rolle",
  noWorkspacesTitle: "Noch keine Rolle",
  noWorkspacesDescription:
    "Geben Sie dem Team eine Rolle in einem Workspace. Bis dahin gibt es niemandem Zugriff.",
  give: "Rolle geben …",
  giveTitle: (team) => `${team} eine Rolle geben`,
  giveSearch: "Nach Namen suchen",
  giveNoneFound: "Kein Workspace heißt so.",
  giveSubmit: "Rolle geben",
  given: (team, role, workspace) => `Alle in ${team} haben jetzt die Rolle ${role} in ${workspace}.`,
  hidden: (count) => `Und ${unseen(count)}.`,
  onlyHiddenTitle: "Nichts, was Sie sehen",
  onlyHidden: (count) => `Das Team hat eine Rolle in ${unseen(count)}.`,
};
