import type { Texts } from "../en.ts";
import { listed } from "../listed.ts";
import { number } from "../locale.ts";

export const resources: Texts["resources"] = {
  add: (kind) => `${kind} hinzufügen`,
  addFirst: (kind) => `${kind} hinzufügen`,
  addOne: (kind) => `${kind} hinzufügen`,
  search: (field) => `${field} suchen`,
  any: (field) => `${field}: alle`,
  ascending: (field) => `${field}, aufsteigend`,
  descending: (field) => `${field}, absteigend`,
  emptyTitle: (kinds) => `Noch keine ${kinds}`,
  noneFoundTitle: (kinds) => `Keine ${kinds} gefunden`,
  noneFoundDescription: "Versuchen Sie eine andere Suche oder setzen Sie die Filter zurück.",
  clearFilters: "Filter zurücksetzen",

  heartbeat: "Letzte Meldung",
  neverReported: "Nie",
  connect: (kind) => `${kind} verbinden`,
  connectIntro:
    "Führen Sie diesen Befehl auf der Maschine aus. Er registriert sie hier und meldet, solange er läuft.",
  connectCommand: "Befehl",
  connectKey:
    "Er fragt nach einem Schlüssel dieses Workspaces, der Maschinen sehen und anlegen darf. Erstellen Sie einen unter",
  connectDefaults:
    "Name, Tags, Berechtigungsmodus und Regeln sind die Standards dieses Workspaces. Ändern Sie sie unter",
  charts: "Diagramme",
  period: "Zeitraum",
  lastDays: (days) => (days === 1 ? "Heute" : `Letzte ${days} Tage`),
  day: "Tag",
  nothingInPeriod: "Nichts in diesem Zeitraum.",

  across: (organization) => `In allen für Sie sichtbaren Workspaces von ${organization}.`,
  viewAcross: "In allen Workspaces anzeigen",
  workspace: "Workspace",

  secretSet: "Hinterlegt",
  secretEndsIn: (last) => `Endet auf ${last}`,
  hidden: "Für Sie nicht sichtbar",
  noTitle: (kind, id) => `${kind}: ${id}`,
  unit: (amount, unit) => `${amount} ${unit}`,
  withUnit: (field, unit) => `${field} in ${unit}`,

  exporting: (kinds) => `${kinds} werden exportiert`,
  exportedSoFar: (count) => `${number(count)} bisher gelesen`,
  countsDescription: "Die Bestände dieses Workspaces.",
  details: "Angaben",
  edit: "Bearbeiten",
  time: "Zeitpunkt",
  id: "ID",
  added: "Hinzugefügt",
  edited: "Zuletzt bearbeitet",

  deleteTitle: (title) => `${title} löschen`,
  deleteEffects: {
    gone: "Die Löschung gilt sofort und für alle.",
    below: (kinds) => `Auch der Inhalt wird gelöscht: ${listed("de", kinds.map(String))}.`,
    forGood: "Das kann nicht rückgängig gemacht werden. Bisherige Aktivitäten bleiben im Audit-Protokoll.",
  },
  delete: "Löschen",
  deleteSubmit: (kind) => `${kind} löschen`,
  deleted: (title) => `${title} gelöscht.`,

  actTitle: (action, title) => `${action}: ${title}`,
  actSubmit: (action, kind) => `${kind} ${action.charAt(0).toLowerCase()}${action.slice(1)}`,
  actEffect: (state) => `Der neue Zustand ist ${state}.`,
  actFinal: "Das ist ein Endzustand. Keine Aktion führt aus ihm heraus.",
  acted: (title, state) => `${title}: jetzt ${state}.`,

  editTitle: (title) => `${title} bearbeiten`,
  created: (title) => `${title} hinzugefügt.`,
  saved: (title) => `${title} gespeichert.`,
  inParent: (kind, title) => `In ${kind}: ${title}.`,
  choose: "Auswählen …",
  noMatch: "Keine Treffer.",
  searching: "Wird gesucht …",
  tagsHint: "Nach jedem Tag die Eingabetaste drücken.",
  jsonHint: "Als JSON.",
  between: (least, most) => `Von ${least} bis ${most}.`,
  timesIn: (zone) => `Zeitzone: ${zone}.`,
  replace: "Ersetzen",
  keep: "Bisherigen Wert behalten",
  secretRemoves: "Leer lassen, um den bisherigen Wert zu entfernen.",
  newerTitle: (name) => `Inzwischen bearbeitet von: ${name}`,
  newerDescription:
    "Übernehmen Sie die neue Version oder speichern Sie Ihre Eingaben über die Felder, die Sie geändert haben.",
  newerKeep: "Eigene Eingaben behalten",

  history: "Verlauf",
  historyDescription: "Wer was geändert hat, Neuestes zuerst.",
  historyMore: "Audit-Protokoll öffnen",
  by: (name) => `von ${name}`,
  empty: "leer",
  becomes: "wird zu",
  historyActions: {
    "resource.created": "Hinzugefügt",
    "resource.updated": "Bearbeitet",
    "resource.state_changed": "Zustand geändert",
  },
};
