import type { Texts } from "../en.ts";
import { listed } from "../listed.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";

export const lifecycle: Texts["lifecycle"] = {
  archiveTitle: (name) => `${name} archivieren`,
  archiveEffects: {
    readOnly: "Der Workspace wird schreibgeschützt. Alle Inhalte bleiben lesbar.",
    leavesSwitcher: "Er verschwindet aus der Workspace-Auswahl, bleibt aber unter seiner Adresse erreichbar.",
    keeps: "Mitglieder, Einstellungen und Audit-Protokoll bleiben erhalten.",
    reversible: "Sie können die Archivierung jederzeit aufheben.",
    makesRoom: "Er zählt nicht mehr zum Limit für aktive Workspaces.",
  },
  archive: "Workspace archivieren",
  archived: (name) => `${name} archiviert.`,
  unarchived: (name) => `${name} ist wieder aktiv.`,
  defaultSet: (name) => `${name} ist jetzt der Standard-Workspace.`,

  deleteTitle: (name) => `${name} löschen`,
  deleteEffects: {
    members: (count) =>
      `${plural(count, "Person verliert", "Personen verlieren")} sofort den Zugriff, auch Sie.`,
    endsSessions: "Alle anderen werden sofort abgemeldet.",
    window: (window, restorers) => `${window} lang ${restorers} vollständig wiederherstellen.`,
    purged: "Danach wird er endgültig gelöscht und kann nicht wiederhergestellt werden.",
    slug: "Sein Slug bleibt danach noch 90 Tage reserviert.",
  },
  unregistered: (amount, kind) =>
    `${number(amount)} ${kind} ${amount === 1 ? "verliert ihre" : "verlieren ihre"} Registrierung`,
  unregisteredDescription: (at) =>
    `Am ${at}, wenn der Workspace endgültig gelöscht wird. Agenten laufen dort weiter, können sich aber nicht melden.`,
  moveFirst: (kinds) => `${kinds} zuerst verschieben.`,
  moveHint:
    "Öffnen Sie in der Liste jeden Eintrag und verschieben Sie ihn in einen anderen Workspace, den Sie besitzen. Dort läuft er weiter.",
  // As "30 Tage lang … vollständig wiederherstellen" wants it.
  restorers: {
    platform: "kann nur der Plattform-Admin ihn",
    others: (roles) => `können ihn Personen mit der Rolle ${roles}`,
  },
  days: (days) => plural(days, "Tag", "Tage"),
  hours: (hours) => plural(hours, "Stunde", "Stunden"),
  remove: "Workspace löschen",
  deleted: (name) => `${name} gelöscht.`,
  restore: "Wiederherstellen",
  restored: (name) => `${name} wiederhergestellt.`,

  transfer: {
    title: (name) => `${name} in eine andere Organisation übertragen`,
    along:
      "Alles darin kommt mit: Mitglieder, Einstellungen, Ressourcen, Schlüssel, Integrationen und Dateien.",
    people: "Die Personen treten der anderen Organisation bei und bleiben auch in dieser.",
    log: "Die bisherigen Einträge bleiben im Audit-Protokoll dieser Organisation. Beide Protokolle erhalten einen Beleg.",
    address: "Die alte Adresse führt zur neuen.",
    to: "Organisation",
    noTarget: "Keine andere Organisation dieser Art, in der Sie Workspaces anlegen können.",
    choose: "Wählen Sie zuerst eine Organisation.",
    slug: "Slug im Ziel",
    teams: "Rollen von Teams",
    asMembers: "Die Personen werden Mitglieder mit derselben Rolle",
    teamsAlong: "Die Teams kommen mit ihren Personen mit",
    submit: "Workspace übertragen",
    joining: (count) =>
      plural(count, "Person tritt der Organisation bei.", "Personen treten der Organisation bei."),
    roles: (names) => `Eigene Rollen, die dort angelegt werden: ${listed("de", names)}.`,
    bringsTeams: (names) => `Teams, die dort angelegt werden: ${listed("de", names)}.`,
    leavesTeams: (names) => `Die Personen dieser Teams werden Mitglieder: ${listed("de", names)}.`,
    allotments: "Die Zuteilung hier endet. Was verbraucht ist, bleibt hier verbraucht.",
    shared: (count) =>
      `${plural(count, "geteilte Ressource", "geteilte Ressourcen")} dieser Organisation sind darin nicht mehr zu sehen.`,
    boundKeys: (count) =>
      `${plural(count, "Schlüssel dieser Organisation funktioniert", "Schlüssel dieser Organisation funktionieren")} darin nicht mehr.`,
    things: {
      members: ["Mitglied", "Mitglieder"],
      invitations: ["Einladung", "Einladungen"],
      keys: ["Schlüssel", "Schlüssel"],
      webhooks: ["Webhook", "Webhooks"],
      files: ["Datei", "Dateien"],
    },
    done: (name, organization) => `${name} an ${organization} übertragen.`,
  },

  leaveTitle: (name) => `${name} verlassen`,
  leaveEffect:
    "Sie verlieren sofort den Zugriff. Wer Mitglieder hinzufügen kann, kann Sie erneut hinzufügen.",
  leave: "Workspace verlassen",
  left: (name) => `Sie haben ${name} verlassen.`,
};
