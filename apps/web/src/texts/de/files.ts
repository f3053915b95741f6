import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

export const files: Texts["files"] = {
  description: "Dateien, die Programme und Personen in diesem Workspace ablegen.",
  use: (count, size, limit) =>
    `${plural(count, "Datei", "Dateien")} mit ${size}${limit === null ? "" : ` von ${limit} MB`}`,
  path: "Pfad",
  size: "Größe",
  storedAt: "Abgelegt",
  storedBy: "Abgelegt von",
  folder: "Ordner",
  folderHint: "Zum Beispiel projects/one. Lassen Sie das Feld für alle Dateien leer.",
  allFolders: "Alle Dateien zeigen",
  emptyTitle: "Noch keine Dateien",
  emptyFolder: "Keine Dateien in diesem Ordner",
  emptyFolderHint: "Geben Sie den vollständigen Namen eines Ordners ein, zum Beispiel projects/one.",
  emptyWriting:
    "Laden Sie eine Datei hoch oder holen Sie einen vorübergehenden Zugang für ein Programm, das Dateien ablegt.",
  emptyReading: "Dateien, die hier abgelegt werden, erscheinen in dieser Liste.",
  upload: "Datei hochladen …",
  stored: (path) => `Abgelegt: ${path}`,
  download: "Herunterladen",
  delete: "Löschen …",
  deleteTitle: (path) => `${path} löschen?`,
  deleteEffects: ["Die Datei ist für alle verloren und lässt sich nicht wiederherstellen."],
  deleteSubmit: "Datei löschen",
  deleted: (path) => `Gelöscht: ${path}`,

  // Temporary credentials.
  getCredential: "Zugang holen …",
  getTitle: "Vorübergehenden Zugang holen",
  getDescription: "Ein Programm erreicht damit diese Dateien und sonst nichts.",
  getSubmit: "Zugang holen",
  access: "Zugriff",
  accesses: { read: "Lesen", write: "Lesen und schreiben" },
  minutes: "Gilt wie viele Minuten (5 bis 60)",
  givenTitle: "Vorübergehender Zugang",
  once: "Jetzt kopieren",
  onceHint:
    "Er lässt sich nicht noch einmal anzeigen. Er endet früher, wenn Sie sich abmelden oder Ihren Zugriff verlieren.",
  token: "Zugang",
  listCommand: "Dateien auflisten",
  putCommand: "Eine Datei ablegen",
  until: "Gilt bis",
  done: "Fertig",
};
