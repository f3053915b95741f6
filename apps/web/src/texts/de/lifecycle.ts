import type { Texts } from "../en.ts";
import { plural } from "../plural.ts";

export const lifecycle: Texts["lifecycle"] = {
  archiveTitle: (name) => `${name} archivieren`,
  archiveEffects: {
    readOnly: "Niemand kann darin noch etwas ändern; lesen lässt sich weiterhin alles.",
    leavesSwitcher: "Er verschwindet aus der Auswahl. Seine Seite bleibt unter ihrer Adresse erreichbar.",
    keeps: "Mitglieder, Einstellungen und Audit-Protokoll bleiben erhalten.",
    reversible: "Die Archivierung lässt sich jederzeit aufheben.",
    makesRoom: "Er zählt nicht mehr zum Limit aktiver Workspaces.",
  },
  archive: "Workspace archivieren",
  archived: (name) => `${name} ist archiviert.`,
  unarchived: (name) => `${name} ist wieder aktiv.`,
  defaultSet: (name) => `${name} ist jetzt der Standard-Workspace.`,

  deleteTitle: (name) => `${name} löschen`,
  deleteEffects: {
    members: (count) =>
      `${plural(count, "Person verliert", "Personen verlieren")} sofort den Zugriff, Sie eingeschlossen.`,
    endsSessions: "Wer sonst darin angemeldet ist, wird sofort abgemeldet.",
    window: (window, restorers) => `${window} lang ${restorers} vollständig wiederherstellen.`,
    purged: "Danach wird er endgültig gelöscht: Nichts davon lässt sich zurückholen.",
    slug: "Sein Slug bleibt nach der endgültigen Löschung noch 90 Tage reserviert.",
  },
  // As "30 Tage lang … vollständig wiederherstellen" wants it.
  restorers: {
    platform: "kann nur der Plattform-Admin ihn",
    others: (roles) => `kann ihn jemand mit der Rolle ${roles}`,
  },
  days: (days) => plural(days, "Tag", "Tage"),
  hours: (hours) => plural(hours, "Stunde", "Stunden"),
  remove: "Workspace löschen",
  deleted: (name) => `${name} ist gelöscht.`,
  restore: "Wiederherstellen",
  restored: (name) => `${name} ist wiederhergestellt.`,

  leaveTitle: (name) => `${name} verlassen`,
  leaveEffect:
    "Sie verlieren sofort den Zugriff. Wer Mitglieder hinzufügen darf, kann Sie wieder hinzufügen.",
  leave: "Workspace verlassen",
  left: (name) => `Sie haben ${name} verlassen.`,
};
