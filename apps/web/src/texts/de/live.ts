import type { Texts } from "../en.ts";

export const live: Texts["live"] = {
  lostTitle: (name) => `Sie haben keinen Zugriff mehr auf ${name}`,
  lostPlace: "diese Seite",
  lost: "Der Zugriff wurde Ihnen eben entzogen. Fragen Sie dort einen Admin, wenn Sie das überrascht; in Ihren anderen Workspaces ist alles, wie es war.",
  deletedTitle: (name) => `${name} wurde gelöscht`,
  deleted:
    "Das ist eben geschehen. Wer ihn wiederherstellen kann, findet ihn in der Liste der Workspaces; danach ist diese Seite wieder da.",
  offline:
    "Sie sind offline. Was Sie sehen, ist vielleicht veraltet, und Änderungen lassen sich nicht speichern.",
  unreachable: "Der Server ist nicht erreichbar. Was Sie sehen, ist vielleicht veraltet; neuer Versuch …",
  goOn: "Zu Ihren Workspaces",
};
