import type { Texts } from "../en.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";

export const usage: Texts["usage"] = {
  descriptions: {
    workspace: "Was dieser Workspace verbraucht hat und was noch übrig ist.",
    organization: "Was die Workspaces dieser Organisation verbraucht haben und was noch übrig ist.",
  },
  periods: { day: "Heute", month: "Dieser Monat", none: "Insgesamt" },
  startsAnew: "Beginnt neu",
  usedOf: (used, ceiling) => `${number(used)} von ${number(ceiling)} verbraucht`,
  usedOnly: (used, { one, many }) => `${plural(used, one, many)} verbraucht`,
  reserved: (amount) => `${number(amount)} reserviert für Läufe, die noch nicht beendet sind`,
  left: (amount, { one, many }) => `Noch ${plural(amount, one, many)}`,
  noLimit: "Es gibt kein Limit.",
  sharedTotal: (organization) =>
    `Alle Workspaces von ${organization} verbrauchen dieses Kontingent gemeinsam.`,
  usedHere: (amount) => `Davon hat dieser Workspace ${number(amount)} verbraucht.`,
  ownLimit: "Dieses Limit gehört dem Workspace selbst.",
  perWorkspace: "Jeder Workspace hat dieses Limit für sich.",
  ownAllotment: (organization) => `Das ist der Anteil des Workspace am Kontingent von ${organization}.`,
  noAllotmentHere: (organization) =>
    `${organization} hat das Kontingent zugeteilt, und dieser Workspace hat keinen Anteil.`,
  allottedOf: (allotted, granted) => `${number(allotted)} von ${number(granted)} sind Workspaces zugeteilt.`,
  notAllotted: "Nichts ist zugeteilt: Alle Workspaces verbrauchen dieses Kontingent gemeinsam.",

  near: (left) => `Fast aufgebraucht: ${left}`,
  full: "Aufgebraucht",
  refusedAbove: {
    day: "Ist es aufgebraucht, wird Weiteres bis zum nächsten Tag abgelehnt.",
    month: "Ist es aufgebraucht, wird Weiteres bis zum nächsten Monat abgelehnt.",
    none: "Ist es aufgebraucht, wird Weiteres abgelehnt.",
  },
  refusedNow: {
    day: "Weiteres wird bis zum nächsten Tag abgelehnt.",
    month: "Weiteres wird bis zum nächsten Monat abgelehnt.",
    none: "Weiteres wird abgelehnt.",
  },
  notRefused: "Weiteres wird nicht abgelehnt, nur gezählt.",
  helpAllot: "Wer die Organisation verwaltet, kann diesem Workspace mehr zuteilen.",
  helpPlan: "Mehr gibt es durch einen anderen Tarif oder durch den Plattform-Admin.",
  toOrganization: "Verbrauch der Organisation anzeigen",

  byDay: (meter) => `${meter} nach Tag`,
  day: "Tag",
  nothingYet: "In den letzten 31 Tagen wurde nichts verbraucht.",

  workspaces: "Zuteilung",
  workspacesDescription: "Wie das Kontingent auf die Workspaces verteilt ist.",
  workspace: "Workspace",
  used: "Verbraucht",
  allotment: "Anteil",
  leftColumn: "Übrig",
  search: "Nach Name suchen",
  noneFoundTitle: "Keine Treffer",
  noneFoundDescription: "Versuchen Sie einen anderen Namen.",
  noAllotment: "Kein Anteil",
  withReserved: (used, reserved) => `${number(used)} und ${number(reserved)} reserviert`,

  change: "Zuteilung ändern",
  amountOf: (workspace) => `Anteil: ${workspace}`,
  clearOf: (workspace) => `Kein Anteil: ${workspace}`,
  firstTitle: "Vor der ersten Zuteilung",
  first:
    "Bisher verbrauchen alle Workspaces das Kontingent gemeinsam. Nach der ersten Zuteilung kann ein Workspace ohne Anteil nichts mehr verbrauchen.",
  sum: (sum, granted) => `${number(sum)} von ${number(granted)} zugeteilt`,
  notYetAllotted: (amount) => `Noch ${number(amount)} zuzuteilen`,
  overTotal: (amount) => `${number(amount)} über dem Kontingent`,
  changes: "Das ändert sich",
  noChanges: "Ändern Sie eine Menge in der Tabelle. Leer bedeutet: kein Anteil.",
  gets: (workspace, more) => `${workspace}: ${number(more)} mehr`,
  gives: (workspace, less) => `${workspace}: ${number(less)} weniger`,
  getsFirst: (workspace, amount) => `${workspace}: ein Anteil von ${number(amount)}`,
  loses: (workspace) => `${workspace}: kein Anteil mehr`,
  inUse: (taken, amount) => `${number(taken)} von ${number(amount)} sind verbraucht.`,
  save: "Zuteilung speichern",
  saved: "Zuteilung gespeichert.",
};
