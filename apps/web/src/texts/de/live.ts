import type { Texts } from "../en.ts";

export const live: Texts["live"] = {
  lostTitle: (name) => `Sie haben keinen Zugriff mehr auf ${name}`,
  lostPlace: "diese Seite",
  lost: "Ihr Zugriff wurde entzogen. Wenden Sie sich bei Fragen an einen Admin. Ihre anderen Workspaces sind nicht betroffen.",
  deletedTitle: (name) => `${name} wurde gelöscht`,
  deleted:
    "Der Workspace wurde gerade gelöscht. Wer ihn wiederherstellen kann, findet ihn in der Liste der Workspaces. Danach ist diese Seite wieder verfügbar.",
  addressTitle: (name) => `Von hier aus können Sie ${name} nicht nutzen`,
  address:
    "Die Sicherheitsrichtlinie erlaubt Ihre Netzwerkadresse nicht. Ihre anderen Workspaces sind nicht betroffen.",
  offline:
    "Sie sind offline. Die Anzeige ist möglicherweise veraltet, und Änderungen können nicht gespeichert werden.",
  unreachable: "Der Server ist nicht erreichbar. Die Anzeige ist möglicherweise veraltet. Neuer Versuch …",
  goOn: "Zu Ihren Workspaces",
};
