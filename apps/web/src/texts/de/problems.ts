import type { Texts } from "../en.ts";

export const problems: Texts["problems"] = {
  unknown: "Ein Fehler ist aufgetreten. Versuchen Sie es in Kürze erneut.",
  offline: "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.",
  notFoundTitle: "Seite nicht gefunden",
  notFound:
    "Diese Seite existiert nicht, oder Sie haben keinen Zugriff darauf. Bitten Sie die Person, von der Sie den Link haben, Sie hinzuzufügen.",
  cannotSeeTitle: "Kein Zugriff",
  cannotDoTitle: "Keine Berechtigung",
  refusedHelp: (who) => `Zugriff erhalten Sie über: ${who}.`,
  refusedHelpUnknown: "Wenn Sie Zugriff benötigen, wenden Sie sich an einen Admin dieses Workspaces.",
  impossibleTitle: "Das ist nicht möglich",
  wrongStateTitle: "Zurzeit nicht möglich",
  errorTitle: "Seite konnte nicht geladen werden",
  crashedTitle: "Die Seite funktioniert nicht mehr",
  crashed: "Laden Sie die Seite neu, um fortzufahren. Gespeicherte Daten bleiben erhalten.",
  reload: "Seite neu laden",
  goHome: "Zu meinem Workspace",
  goToStart: "Zur Startseite",
  setUpSecondFactor: "Zweiten Faktor einrichten",
  goToWorkspaces: "Alle Workspaces anzeigen",
};
