import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

export const keys: Texts["keys"] = {
  descriptions: {
    workspace: (name) => `Mit Schlüsseln arbeiten Programme ohne Anmeldung in diesem Workspace: ${name}.`,
    organization: (name) =>
      `Mit Schlüsseln arbeiten Programme ohne Anmeldung in dieser Organisation und all ihren Workspaces: ${name}.`,
  },

  // The list.
  search: "Nach Namen suchen",
  stateFilter: "Zustand",
  anyState: "Alle Zustände",
  name: "Schlüssel",
  scopes: "Darf",
  state: "Zustand",
  expires: "Läuft ab",
  lastUsed: "Zuletzt verwendet",
  by: (name) => `Ausgestellt von ${name}`,
  states: { active: "Aktiv", expired: "Abgelaufen", revoked: "Widerrufen" },
  permissions: (count) => plural(count, "Berechtigung", "Berechtigungen"),
  permissionsOf: (name) => `von ${name}`,
  neverExpires: "Nie",
  soon: "Läuft bald ab",
  neverUsed: "Nie",
  from: (address) => `von ${address}`,
  revokedBy: (name) => `von ${name}`,
  emptyTitle: "Noch keine Schlüssel",
  emptyDescription:
    "Stellen Sie für jedes Programm einen eigenen Schlüssel aus. So können Sie einen widerrufen, ohne die anderen zu stören.",
  emptyReading: "Hier erscheinen Schlüssel, die für Programme ausgestellt werden.",
  noneFoundTitle: "Keine Ergebnisse",
  noneFoundDescription: "Versuchen Sie einen anderen Namen oder einen anderen Zustand.",
  showAll: "Alle anzeigen",

  scopesTitle: (name) => `Berechtigungen: ${name}`,
  scopesDescription: {
    workspace: "Nur in diesem Workspace, solange der Schlüssel aktiv ist.",
    organization: "In der Organisation und all ihren Workspaces, solange der Schlüssel aktiv ist.",
  },

  // Issuing one.
  issue: "Schlüssel ausstellen …",
  issueTitle: "Schlüssel ausstellen",
  issueName: "Name",
  nameHint: "Zum Beispiel das Programm, das ihn verwendet.",
  choiceTitle: "Was der Schlüssel darf",
  groups: "Berechtigungen, die zusammengehören",
  chosen: (chosen, all) => `${chosen} von ${all} ausgewählt`,
  expiry: "Ablauf",
  inDays: (days) => `In ${days} Tagen`,
  onDate: "An einem Datum",
  never: "Nie",
  date: "Letzter Tag",
  expiresHint: (moment) => `Läuft ab: ${moment}.`,
  neverHint: "Er gilt, bis ihn jemand widerruft.",
  issueSubmit: "Schlüssel ausstellen",

  // Its text, once.
  issuedTitle: (name) => `Schlüssel ausgestellt: ${name}`,
  once: "Kopieren Sie den Schlüssel jetzt. Er kann nicht noch einmal angezeigt werden.",
  onceHint: "Legen Sie ihn dort ab, wo Ihr Programm seine Geheimnisse liest, nicht im Code.",
  text: "Schlüssel",
  copyText: "Schlüssel kopieren",
  copied: "Kopiert",
  cannotCopy: "Der Browser hat das Kopieren nicht erlaubt. Markieren und kopieren Sie den Schlüssel selbst.",
  example: "Beispielaufruf",
  exampleHint:
    "Das Programm sendet den Schlüssel als Bearer-Token, hier aus der Umgebungsvariable BAILIWICK_KEY.",
  done: "Fertig",
  leaveTitle: "Schließen, ohne den Schlüssel zu kopieren?",
  leaveDescription:
    "Er kann nicht noch einmal angezeigt werden. Ohne den Text können Sie ihn nur widerrufen und einen neuen ausstellen.",
  leaveStay: "Zurück zum Schlüssel",
  leaveAnyway: "Trotzdem schließen",

  // Revoking one.
  revoke: "Widerrufen …",
  revokeTitle: (name) => `Schlüssel widerrufen: ${name}`,
  revokeEffects: {
    next: "Der nächste Aufruf mit diesem Schlüssel schlägt fehl.",
    used: (moment) => `Zuletzt verwendet: ${moment}.`,
    unused: "Er wurde noch nie verwendet.",
    kept: "Er bleibt in der Liste und im Audit-Protokoll. Das kann nicht rückgängig gemacht werden.",
  },
  revokeSubmit: "Schlüssel widerrufen",
  revoked: (name) => `Schlüssel widerrufen: ${name}.`,

  // Changing one.
  edit: "Bearbeiten …",
  editTitle: (name) => `Schlüssel bearbeiten: ${name}`,
  editSubmit: "Speichern",
  edited: (name) => `Schlüssel geändert: ${name}.`,
  keeps: "Was der Schlüssel behält",
  keepsHint:
    "Ein Schlüssel kann Berechtigungen nur verlieren. Stellen Sie für ein Programm, das mehr braucht, einen neuen aus.",
  networks: "Netze",
  networksHint: "Wo der Schlüssel gilt, zum Beispiel 203.0.113.0/24. Leer für überall.",
  onlyFrom: (networks) => `Nur von ${networks.join(", ")}`,
  refusedFrom: (address) => (address === null ? "Von anderswo abgelehnt" : `Von ${address} abgelehnt`),
  onlyWorkspaces: "Workspaces",
  onlyWorkspacesHint:
    "Mit einer Auswahl gilt der Schlüssel nur in diesen und nicht in der Organisation selbst.",
  everyWorkspace: "Alle Workspaces",
  onlyIn: (names) => `Nur in ${names.join(", ")}`,

  // Rotating one.
  rotate: "Erneuern …",
  rotateTitle: (name) => `Schlüssel erneuern: ${name}`,
  rotateEffects: {
    next: "Der Schlüssel bekommt ein neues Geheimnis, das einmal angezeigt wird.",
    same: "Name, Berechtigungen und Verlauf bleiben. Das alte Geheimnis gilt noch eine Weile.",
  },
  overlap: "Das alte Geheimnis gilt",
  overlapHint: "Lange genug, um dem Programm das neue zu geben.",
  overlapHours: (hours) => `Noch ${hours} Stunden`,
  inDaysOverlap: (days) => `Noch ${days} Tage`,
  overlapRevoked: "Bis es jemand widerruft",
  overlapNone: "Nicht mehr",
  rotateSubmit: "Schlüssel erneuern",
  rotatedTitle: (name) => `Schlüssel erneuert: ${name}`,
  oldEnds: (moment) => `Das alte Geheimnis gilt bis ${moment}.`,
  oldUntilRevoked: "Das alte Geheimnis gilt, bis es jemand widerruft.",
  oldStill: "endet",
  oldStays: "gilt, bis es widerrufen wird",
  revokeSecret: "Altes Geheimnis widerrufen …",
  revokeSecretTitle: (name) => `Altes Geheimnis widerrufen: ${name}`,
  revokeSecretEffects: {
    next: (label) => `Der nächste Aufruf mit ${label} schlägt fehl.`,
    other: "Das neue Geheimnis gilt weiter. Das kann nicht rückgängig gemacht werden.",
  },
  revokeSecretSubmit: "Geheimnis widerrufen",
  secretRevoked: (name) => `Altes Geheimnis widerrufen: ${name}.`,
};
