import type { Texts } from "../en.ts";

export const settings: Texts["settings"] = {
  description: (name) => `Einstellungen von ${name}.`,
  readOnlyTitle: "Nur Lesezugriff",
  nameTitle: "Name",
  nameDescription:
    "Sichtbar in der Workspace-Auswahl, in E-Mails und im Audit-Protokoll. Links bleiben unverändert.",
  renamed: (name) => `Workspace umbenannt in ${name}.`,
  descriptionTitle: "Beschreibung",
  descriptionDescription:
    "Beschreiben Sie den Zweck dieses Workspaces. Auch in der Workspace-Auswahl sichtbar.",
  described: "Beschreibung gespeichert.",

  slugTitle: "Slug",
  slugDescription: "Der Teil der URL, der diesen Workspace identifiziert.",
  slugKept: {
    platform:
      "Er bleibt gleich, damit Links weiter funktionieren. Nur der Plattform-Admin kann ihn ändern; der alte Slug leitet dann um.",
    owner: "Gespeicherte Links können ihn enthalten. Nach einer Änderung leitet der alte Slug um.",
    none: "Er kann nicht geändert werden, weil Lesezeichen und Audit-Protokoll darauf verweisen.",
  },
  slugChange: "Ändern …",
  slugChangeTitle: (slug) => `Slug in ${slug} ändern`,
  slugEffects: {
    address: (address) => `Die neue Adresse des Workspaces ist ${address}.`,
    redirects: "Links mit dem alten Slug werden umgeleitet, solange der Workspace besteht.",
    reserved: "Der alte Slug bleibt reserviert, solange er umleitet, und weitere 90 Tage.",
    elsewhere: "Programme mit dem alten Slug funktionieren weiter, sollten aber angepasst werden.",
  },
  slugSubmit: "Slug ändern",
  slugChanged: (slug) => `Slug geändert in ${slug}.`,

  localeTitle: "Zeit und Sprache",
  localeDescription: "Zeitzone für Zeitpläne und Audit-Protokoll; Standardsprache für Seiten und E-Mails.",
  timeZone: "Zeitzone",
  timeZoneNow: (time) => `Aktuelle Ortszeit: ${time}. Gilt für Audit-Protokoll und Zeitpläne.`,
  timeZoneNothing: "Keine Zeitzone gefunden. Suchen Sie nach einer Stadt, z. B. Berlin.",
  locale: "Sprache",
  localeHint: "Sprache der Seiten und E-Mails dieses Workspaces.",
  localized: "Zeitzone und Sprache gespeichert.",

  defaultsDescription: "Vorgaben, mit denen dieser Workspace angelegt wurde. Sie können alle ändern.",
  defaultsReadOnly: "Vorgaben, mit denen dieser Workspace angelegt wurde, und spätere Änderungen daran.",
  days: "Tage",
  asOrganization: "So lange wie die Organisation",
  asSeeded: "Standardwert.",
  changedOn: (when) => `Geändert am ${when}.`,
  changedMeanwhile: (name) =>
    `${name} hat diese Einstellung inzwischen geändert. Beim Speichern wird die neuere Version überschrieben.`,
  toStart: "Auf Standard zurücksetzen",
  settingSaved: (name) => `${name} gespeichert.`,
  addEntry: "Eintrag hinzufügen",
  everyone: "Alle im Workspace",
  never: "Nie (bitte wählen)",
  whenCreated: (kind) => `${kind} wird angelegt`,
  whenEntered: (kind, state) => `${kind} wechselt zu: ${state}`,
  noEntries: "Noch keine Einträge.",
  removeEntry: (at) => `Eintrag ${at} entfernen`,
  entryField: (field, at) => `${field}, Eintrag ${at}`,
  momentIn: (zone) => `Zeitangaben in ${zone}.`,

  archiveTitle: "Workspace archivieren",
  archiveDescription:
    "Der gesamte Inhalt ist dann schreibgeschützt. Sie können die Archivierung jederzeit aufheben.",
  archive: "Archivieren …",
  unarchiveTitle: "Archivierung des Workspaces aufheben",
  unarchiveDescription: "Alle Mitglieder können mit ihren bisherigen Rollen wieder darin arbeiten.",
  unarchive: "Archivierung aufheben",
  leaveTitle: "Workspace verlassen",
  leaveDescription: "Sie geben Ihre Rolle ab. Ihre Aktivitäten bleiben im Audit-Protokoll.",
  leave: "Verlassen …",
  deleteTitle: "Workspace löschen",
  deleteDescription: (window, who) =>
    `Alle verlieren sofort den Zugriff. ${window} lang ${who} wiederherstellen, danach wird er endgültig gelöscht.`,
  delete: "Löschen …",
  notDeleted: "Workspaces dieser Art werden archiviert statt gelöscht, damit ihr Verlauf erhalten bleibt.",
};
