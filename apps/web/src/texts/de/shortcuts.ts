import type { Texts } from "../en.ts";

export const shortcuts: Texts["shortcuts"] = {
  title: "Tastenkürzel",
  palette: "Workspaces, Ressourcen, Personen, Seiten und Aktionen suchen",
  list: "Diese Liste anzeigen",
  escape: "Dialog, Menü oder Liste schließen",
  skip: "Nach dem Öffnen einer Seite: zum Inhalt springen",
  arrows: "In Menüs und Listen navigieren",
  up: "Nach oben",
  down: "Nach unten",
  enter: "Markierten Eintrag auswählen",
  docs: "Dokumentation",
};
