import type { Texts } from "../en.ts";

export const billing: Texts["billing"] = {
  description: (name) => `Was ${name} berechnet wird, Zyklus für Zyklus.`,
  openTitle: "Dieser Zyklus",
  openDescription: (period) => `${period}. Danach wird abgerechnet. Tage gelten in UTC.`,
  nothing: "In diesem Zyklus wurde bisher nichts berechnet.",
  soFar: "Bisher",
  charged: "Berechnet",
  credited: "Gutgeschrieben",
  total: "Summe",

  statementsTitle: "Abrechnungen",
  statementsDescription: "Abgeschlossene Zyklen. Eine Abrechnung ändert sich nie.",
  noStatementsTitle: "Noch keine Abrechnungen",
  noStatements: "Die erste erscheint, wenn ein Zyklus endet, in dem etwas berechnet wurde.",
  period: "Zyklus",
  closed: "Abgeschlossen",
  actionsFor: (period) => `Aktionen für ${period}`,
  view: "Details anzeigen",
  download: "Als CSV herunterladen",
  downloaded: "Abrechnung heruntergeladen.",
  statementTitle: (period) => `Abrechnung für ${period}`,

  lines: "Posten",
  line: "Was",
  since: "Ab",
  credit: "Gutschrift",
  charge: "Betrag",
  reasons: {
    started: "Beginn der Abrechnung",
    cycle: "Beginn des Zyklus",
    plan: "Tarif geändert",
    workspaces: "Anzahl der Workspaces geändert",
    seats: "Anzahl der Personen geändert",
    deleted: "Gelöscht",
    restored: "Wiederhergestellt",
  },
};
