import type { Texts } from "../en.ts";

export const shortcuts: Texts["shortcuts"] = {
  title: "Tastenkürzel",
  palette: "Workspaces, Personen, Seiten und Aktionen suchen",
  list: "Diese Liste anzeigen",
  escape: "Einen Dialog, ein Menü oder eine Liste schließen",
  skip: "Auf einer neuen Seite: zum Inhalt springen",
  arrows: "In einem Menü oder einer Liste bewegen",
  up: "Nach oben",
  down: "Nach unten",
  enter: "Das Markierte auswählen",
  docs: "Dokumentation",
};
