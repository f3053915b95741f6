import type { bundles as english } from "../en/bundles.ts";
import { listed } from "../listed.ts";
import { plural } from "../plural.ts";

export const bundles: typeof english = {
  exportTitle: "Workspace exportieren",
  exportDescription:
    "Alles darin als eine signierte Datei herunterladen, ohne seine Geheimnisse, um es auf dieser oder einer anderen Instanz zu importieren.",
  export: "Workspace exportieren",
  exporting: "Die Datei wird geschrieben.",
  exported: (name) => `${name} wurde exportiert.`,

  logTitle: "Vor dem Import",
  logDescription: (instance) =>
    `Was bei ${instance} geschah, wie es dort aufgezeichnet wurde. Es gehört nicht zum Protokoll darüber.`,

  importTitle: "Workspace importieren",
  importDescription: "Aus einer Datei, die eine Instanz exportiert hat.",
  importLink: "Workspace importieren",
  file: "Datei",
  fileHint: "Ein Bundle: Es endet auf „.bundle“.",
  choose: "Datei wählen",
  reading: "Die Datei wird gelesen.",
  none: "Wählen Sie eine Datei, um zu sehen, was darin ist.",
  where: "Wohin",
  alone: "Als eigenständiger Workspace",
  into: (name) => `In ${name}`,
  nowhere: "Sie können in keiner Organisation Workspaces dieser Art anlegen.",
  name: "Name hier",
  slug: "Slug hier",
  submit: "Workspace importieren",
  imported: (name) => `${name} wurde importiert.`,
  earlier: (name) => `Diese Datei wurde bereits importiert, als ${name}. Es würde sich nichts ändern.`,
  from: (instance) => `Von ${instance}.`,
  comes: (things) => `Kommt mit: ${listed("de", things)}.`,
  resources: (amount) => plural(amount, "Ressource", "Ressourcen"),
  records: (amount) => plural(amount, "Datensatz", "Datensätze"),
  entries: (amount) => plural(amount, "Eintrag des Audit-Protokolls", "Einträge des Audit-Protokolls"),
  matched: (people) => `Hinzugefügt und per E-Mail benachrichtigt: ${listed("de", people)}.`,
  invited: (people) => `Per E-Mail eingeladen: ${listed("de", people)}.`,
  roles: (names) => `Rollen, die angelegt werden: ${listed("de", names)}.`,
  teams: (names) => `Teams, die angelegt werden: ${listed("de", names)}.`,
};
