import type { Texts } from "../en.ts";

export const settings: Texts["settings"] = {
  description: (name) => `Wie ${name} eingerichtet ist.`,
  readOnlyTitle: "Sie können ansehen und nicht ändern",
  nameTitle: "Name",
  nameDescription:
    "Was in der Auswahl, in E-Mails und im Audit-Protokoll steht. Links ändern sich dadurch nicht.",
  renamed: (name) => `Der Workspace heißt jetzt ${name}.`,
  descriptionTitle: "Beschreibung",
  descriptionDescription:
    "Ein Satz für alle, die zum ersten Mal hierherkommen. Er steht auch in der Auswahl.",
  described: "Die Beschreibung ist gespeichert.",

  slugTitle: "Slug",
  slugDescription: "Der Teil der Adresse, der diesen Workspace benennt.",
  slugKept: {
    platform:
      "Er bleibt, damit Links weiter funktionieren. Der Plattform-Admin kann ihn ändern; der alte leitet dann um.",
    owner: "Andere haben vielleicht Links damit gespeichert. Nach einer Änderung leitet der alte um.",
    nobody: "Er ändert sich nie, denn Lesezeichen und das Audit-Protokoll beziehen sich auf ihn.",
  },
  slugChange: "Ändern …",
  slugChangeTitle: (slug) => `Slug in ${slug} ändern`,
  slugEffects: {
    address: (address) => `Der Workspace ist von da an unter ${address} zu finden.`,
    redirects: "Links mit dem alten Slug führen zum neuen, solange der Workspace besteht.",
    reserved:
      "Niemand sonst kann den alten Slug nehmen: nicht, solange er umleitet, und 90 Tage danach nicht.",
    elsewhere:
      "Programme, die den Workspace mit seinem Slug benennen, funktionieren weiter, sollten aber den neuen erhalten.",
  },
  slugSubmit: "Slug ändern",
  slugChanged: (slug) => `Der Slug ist jetzt ${slug}.`,

  localeTitle: "Zeit und Sprache",
  localeDescription:
    "In welcher Zeitzone hier Zeiten stehen, wo immer man sie liest, und welche Sprache Seiten und E-Mails sprechen.",
  timeZone: "Zeitzone",
  timeZoneNow: (time) => `Dort ist es jetzt ${time}. Audit-Protokoll und Zeitpläne richten sich danach.`,
  timeZoneNothing: "Keine Zeitzone heißt so. Versuchen Sie eine Stadt, etwa Berlin.",
  locale: "Sprache",
  localeHint: "Die Sprache der Seiten und E-Mails dieses Workspaces.",
  localized: "Zeitzone und Sprache sind gespeichert.",

  defaultsDescription: "Womit dieser Workspace begonnen hat. Alles davon lässt sich ändern.",
  asSeeded: "Wie am Anfang vorgegeben.",
  changedOn: (when) => `Geändert am ${when}.`,
  changedMeanwhile: (name) =>
    `${name} hat das inzwischen geändert. Wenn Sie speichern, wird diese Fassung ersetzt.`,
  toStart: "Auf die Vorgabe zurücksetzen",
  settingSaved: (name) => `${name} ist gespeichert.`,
  addEntry: "Eintrag hinzufügen",
  noEntries: "Noch steht nichts auf der Liste.",
  removeEntry: (at) => `Eintrag ${at} entfernen`,
  entryField: (field, at) => `${field}, Eintrag ${at}`,
  momentIn: (zone) => `Zeiten gelten für ${zone}.`,

  dangerDescription: "Alles hier zeigt seine Wirkung, bevor Sie um Bestätigung gebeten werden.",
  archiveTitle: "Diesen Workspace archivieren",
  archiveDescription:
    "Alles darin lässt sich dann lesen und nicht ändern. Das lässt sich jederzeit aufheben.",
  archive: "Archivieren …",
  unarchiveTitle: "Archivierung dieses Workspace aufheben",
  unarchiveDescription: "Alle können wieder darin arbeiten, in den Rollen, die sie hatten.",
  unarchive: "Archivierung aufheben",
  leaveTitle: "Diesen Workspace verlassen",
  leaveDescription: "Sie geben Ihre Rolle darin auf. Was Sie getan haben, bleibt im Audit-Protokoll.",
  leave: "Verlassen …",
  deleteTitle: "Diesen Workspace löschen",
  deleteDescription: (window, who) =>
    `Alle verlieren sofort den Zugriff. ${window} lang ${who} vollständig wiederherstellen; danach wird er endgültig gelöscht.`,
  delete: "Löschen …",
  notDeleted:
    "Workspaces dieser Art werden archiviert und nie gelöscht, damit ihre Geschichte erhalten bleibt.",
};
