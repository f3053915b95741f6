import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

/** Words as one: "Owner, Admin oder Viewer". */
function listed(words: readonly string[], last: "und" | "oder"): string {
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

export const roles: Texts["roles"] = {
  // A role's name stays as it is, and stands without an article: "Sie sind Owner."
  inSentence: (name) => name,
  aRole: ({ name }) => name,
  anyRole: (several) =>
    several.length === 0
      ? "niemand"
      : listed(
          several.map(({ name }) => name),
          "oder",
        ),

  title: "Rollen und Berechtigungen",
  description:
    "Wer was darf. Dieselbe Tabelle entscheidet in dieser Konsole, in der API und in der Datenbank.",
  permission: "Wer die Rolle hat, darf …",
  yourRole: "Ihre Rolle",
  yourRoles: (names) => `Sie sind ${listed(names, "und")}.`,
  groups: { organization: "In der Organisation", workspace: "Im Workspace" },
  levels: { organization: "Organisationsrolle", workspace: "Workspace-Rolle" },
  holds: "Ja",
  lacks: "Nein",
  byPlatform: "Der Plattform-Admin",

  organizationRoles: "Organisationsrollen",
  organizationRolesSay:
    "Personen haben sie in der Organisation. Was sie über Workspaces sagen, gilt in jedem davon.",
  workspaceRoles: "Workspace-Rollen",
  workspaceRolesSay: "Personen und Teams haben sie, jeweils in einem Workspace.",
  flatRoles: "Rollen",
  matrixTitle: "Wer was darf",
  role: "Rolle",
  heldBy: "Vergeben an",
  heldHere: "Hier vergeben an",
  mayDo: "Umfang",
  permissions: (count) => plural(count, "Berechtigung", "Berechtigungen"),
  builtIn: "Mitgeliefert",
  custom: "Eigene",
  nobodyHolds: "Niemand",
  people: (count) => plural(count, "Person", "Personen"),
  teams: (count) => plural(count, "Team", "Teams"),
  invitations: (count) => plural(count, "Einladung", "Einladungen"),
  create: "Rolle anlegen",
  edit: "Bearbeiten",
  copy: "Kopie anlegen",
  delete: "Löschen …",
  toOrganization: "Rollen der Organisation",

  back: "Rollen und Berechtigungen",
  kind: "Art",
  builtInDescription:
    "Gehört zu dieser Art von Workspace. Sie bleibt, wie sie ist; legen Sie eine Kopie an, um etwas zu ändern.",
  customDescription: "Hier angelegt. Sie lässt sich bearbeiten und löschen.",
  level: "Ebene",
  canTitle: "Was diese Rolle erlaubt",
  can: "Erlaubt",
  cannot: "Nicht erlaubt",
  everyWorkspace: "In jedem ihrer Workspaces",

  newTitle: "Rolle anlegen",
  newDescription: "Stellen Sie zusammen, was die Rolle erlaubt. Niemand kann mehr geben, als er selbst darf.",
  editTitle: (name) => `${name} bearbeiten`,
  aboutTitle: "Worum es geht",
  name: "Name",
  nameHint: "Wie sie in Listen steht, zum Beispiel „Prüfer“.",
  purpose: "Wozu sie dient",
  purposeHint: "Ein Satz, der anderen bei der Wahl hilft.",
  levelLabel: "Wo sie gilt",
  levelOptions: {
    organization: "Gilt in der Organisation; was sie über Workspaces sagt, gilt in jedem davon.",
    workspace: "Gilt in den Workspaces, in denen jemand sie gibt.",
  },
  startFrom: "Ausgehen von",
  startFromHint: "Übernimmt, was eine andere Rolle erlaubt. Unten ändern Sie es.",
  startFromNothing: "Nichts außer dem, was jede Rolle erlaubt",
  copyName: (name) => `Kopie von ${name}`,
  leftOut: (name, what) =>
    `Aus ${name} nicht übernommen, weil Sie es nicht geben können: ${what.join(", ")}.`,
  choiceTitle: "Was sie erlaubt",
  chosen: (count, of) => `${count} von ${of} gewählt`,
  changeTitle: "Die Änderung",
  changeDescription: "Bevor Sie speichern, ändert sich nichts.",
  added: "Die Rolle erlaubt dann außerdem",
  taken: "Die Rolle erlaubt dann nicht mehr",
  nothingChanged: "Noch ist nichts geändert.",
  samePermissions: "Die Rolle erlaubt, was sie vorher erlaubt hat. Niemand gewinnt oder verliert etwas.",
  createSubmit: "Rolle anlegen",
  saveSubmit: "Rolle speichern",
  created: (name) => `Die Rolle ${name} ist da. Geben Sie sie nun Personen und Teams.`,
  saved: (name) => `${name} ist gespeichert.`,

  deleteTitle: (name) => `Rolle ${name} löschen`,
  deleteUnheld: "Niemand hat diese Rolle, also verliert niemand etwas.",
  deleteHeld: (held, several) => `${held} ${several ? "haben" : "hat"} diese Rolle.`,
  deleteForGood: "Die Rolle ist endgültig weg. Was mit ihr getan wurde, bleibt im Audit-Protokoll.",
  replacement: "Stattdessen erhalten sie",
  replacementHint: "Die Rolle, die an ihre Stelle tritt, für alle auf einmal.",
  deleteSubmit: "Rolle löschen",
  deleted: (name) => `Die Rolle ${name} ist gelöscht.`,

  nouns: {
    organization: "Die Organisation",
    organization_member: "Personen der Organisation",
    organization_audit: "Audit-Protokoll der Organisation",
    organization_invitation: "Einladungen in die Organisation",
    workspace: "Workspaces",
    plan: "Tarif",
    team: "Teams",
    team_member: "Personen in Teams",
    role: "Rollen",
    ai_provider: "KI-Anbieter",
    compliance_subscription: "Compliance-Abonnements",
    connector: "Konnektoren",
    member: "Mitglieder",
    audit: "Audit-Protokoll",
    invitation: "Einladungen",
    policy: "Richtlinien",
    asset: "Assets",
    request_log: "Anfrageprotokoll",
    scan: "Scans",
    finding: "Befunde",
    classifier: "Klassifikatoren",
    report: "Berichte",
    project: "Projekte",
    trace: "Traces",
  },
};
