import type { Texts } from "../en.ts";

export const problems: Texts["problems"] = {
  unknown: "Ein Fehler ist aufgetreten. Versuchen Sie es in Kürze erneut.",
  offline: "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
  notFoundTitle: "Seite nicht gefunden",
  notFound:
    "Diese Seite existiert nicht, oder Sie haben keinen Zugriff darauf. Bitten Sie die Person, von der Sie den Link haben, Sie hinzuzufügen.",
  cannotSeeTitle: "Kein Zugriff",
  cannotDoTitle: "Keine Berechtigung",
  impossibleTitle: "Das ist nicht möglich",
  wrongStateTitle: "Zurzeit nicht möglich",
  errorTitle: "Seite konnte nicht geladen werden",
  reload: "Seite neu laden",
  goHome: "Zu meinem Workspace",
  goToStart: "Zur Startseite",
  setUpSecondFactor: "Zweiten Faktor einrichten",
  goToWorkspaces: "Alle Workspaces anzeigen",
};
