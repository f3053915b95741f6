import type { Texts } from "../en.ts";

export const problems: Texts["problems"] = {
  unknown: "Etwas ist schiefgegangen. Versuchen Sie es gleich noch einmal.",
  offline: "Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.",
  notFoundTitle: "Hier ist nichts",
  notFound:
    "Die Seite gibt es nicht, oder sie gehört zu etwas, in dem Sie kein Mitglied sind. Wer Ihnen den Link geschickt hat, kann Sie hinzufügen.",
  cannotSeeTitle: "Das dürfen Sie nicht sehen",
  cannotDoTitle: "Das dürfen Sie nicht tun",
  refusedHelp: (who) => `Wenn Sie es brauchen, fragen Sie ${who}.`,
  refusedHelpUnknown: "Wenn Sie es brauchen, fragen Sie, wer sich um diesen Workspace kümmert.",
  wrongStateTitle: "In diesem Zustand geht das nicht",
  errorTitle: "Das konnte nicht geladen werden",
  crashedTitle: "Die Seite funktioniert nicht mehr",
  crashed: "Laden Sie sie neu, um fortzufahren. Was gespeichert war, ist noch da.",
  reload: "Seite neu laden",
  goHome: "Zu meinem Workspace",
  goToStart: "Zur Startseite",
  goToWorkspaces: "Alle Workspaces ansehen",
};
