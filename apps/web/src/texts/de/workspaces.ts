import type { Texts } from "../en.ts";
import { listed } from "../listed.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";

export const workspaces: Texts["workspaces"] = {
  noAccessTitle: (organization) => `Sie sind noch in keinem Workspace von ${organization}`,
  noAccessDescription:
    "Ein Admin kann Ihnen Zugriff geben, direkt oder über ein Team. Was Sie bekommen, erscheint hier von selbst.",
  noAccessAsk: "Diese Personen können Ihnen Zugriff geben:",
  noAccessMail: (organization) => `Zugriff auf einen Workspace von ${organization}`,
  searchForMore: "Suchen Sie nach den übrigen.",
  // The list.
  description: "Jeder Workspace, den Sie betreten können.",
  create: "Workspace anlegen",
  mine: "Meine Workspaces",
  search: "Nach Namen suchen",
  includeArchived: "Archivierte anzeigen",
  stateFilter: "Zustand",
  anyState: "Jeder Zustand",
  workspace: "Workspace",
  yourRole: "Ihre Rolle",
  throughOrganization: (role) => `Jeder Workspace, als ${role}`,
  noRole: "Kein Mitglied",
  emptyTitle: "Noch kein Workspace",
  emptyDescription: "Legen Sie den ersten an, oder bitten Sie jemanden, Sie zu einem hinzuzufügen.",
  noneFoundTitle: "Nichts passt",
  noneFoundDescription:
    "Kein Workspace hat einen solchen Namen oder Zustand. Versuchen Sie ein anderes Wort, oder leeren Sie die Filter.",
  open: "Öffnen",
  details: "Einzelheiten",
  setDefault: "Als Standard festlegen",
  archive: "Archivieren …",
  unarchive: "Archivierung aufheben",
  remove: "Löschen …",
  openedArchived: "Archivierte Workspaces lassen sich lesen und nicht ändern.",

  deletedTitle: "Gelöscht, aber noch nicht weg",
  deletedDescription:
    "Sie lassen sich vollständig zurückholen, mit Mitgliedern und Einstellungen, bis sie endgültig gelöscht werden.",
  restorableUntil: (when) => `Wiederherstellbar bis ${when}`,
  restoreNamed: (name) => `${name} wiederherstellen`,
  deletedPage: (when) =>
    `Dieser Workspace wurde gelöscht. Bis ${when} können Sie ihn vollständig zurückholen; danach wird er endgültig gelöscht.`,
  restoredPage: "Er ist wieder offen, mit allem, was darin war.",

  // The detail page.
  organization: "Organisation",
  members: "Mitglieder",
  memberCount: (count) =>
    count >= 1000 ? `${number(1000)} oder mehr` : plural(count, "Mitglied", "Mitglieder"),
  archivedOn: "Archiviert",
  deletedOn: "Gelöscht",
  purgedAfter: "Endgültig weg nach",
  enter: "Workspace öffnen",
  readMembers: "Mitglieder ansehen",
  readAudit: "Audit-Protokoll lesen",

  // Creating one.
  newTitle: "Workspace anlegen",
  newDescription: "Ein Workspace hält Mitglieder, Einstellungen und Geschichte von jedem anderen getrennt.",
  firstTitle: "Willkommen. Legen Sie Ihren ersten Workspace an",
  firstDescription:
    "Sie sind noch in keinem Workspace Mitglied. Legen Sie einen an, oder bitten Sie jemanden aus Ihrem Kollegium, Sie hinzuzufügen.",
  where: "Was möchten Sie anlegen?",
  inside: (organization) => `Einen Workspace in ${organization}`,
  notInside: (organization) => `In ${organization} lässt sich jetzt kein Workspace anlegen`,
  somethingElse: "Etwas anderes anlegen",
  insideDescription: "Ein weiterer Workspace dieser Organisation, mit eigenen Mitgliedern.",
  flatDescription: "Sie legen einen Workspace an; aus keinem anderen ist er zu sehen.",
  organizationDescription: {
    none: "Legt eine Organisation an. Ihre Workspaces legen Sie danach an.",
    one: "Legt eine Organisation mit ihrem ersten Workspace an.",
    private: "Legt eine Organisation mit einem privaten Workspace für Sie an.",
  },
  whoMay: "Wer was darf",
  whoMayOf: (kind) => `Wer was darf: ${kind}`,
  createForCustomer: "Als Plattform-Admin können Sie Organisationen für Kunden anlegen.",
  createForCustomerLink: "Organisation für einen Kunden anlegen",
  organizationName: "Name der Organisation",
  organizationNameHint: "Ihr Unternehmen oder Ihre Abteilung, wie man sie kennt.",
  nameHint: "Was in der Auswahl, in E-Mails und im Audit-Protokoll steht. Er lässt sich später ändern.",
  slugHint: (prefix) => `Die Adresse: ${prefix}`,
  slugFree: "Dieser Slug ist frei.",
  slugChecking: "Wird geprüft …",
  slugUniqueHere: "Er ist auf dieser ganzen Instanz einmalig.",
  slugUniqueIn: (organization) => `Er ist unter den Workspaces von ${organization} einmalig.`,
  slugKept: {
    platform: "Er bleibt, damit Links weiter funktionieren; später ändert ihn nur der Plattform-Admin.",
    owner: "Ein Eigentümer kann ihn später ändern; der alte leitet weiter um.",
    nobody: "Er bleibt für immer, denn Lesezeichen und das Audit-Protokoll beziehen sich auf ihn.",
  },
  descriptionHint: "Ein Satz für alle, die zum ersten Mal hierherkommen.",
  plan: "Tarif",
  planHint: "Er lässt sich jederzeit in den Einstellungen ändern.",
  planLater: (plan) =>
    `${plan} wird gemeinsam mit dem Plattform-Admin eingerichtet, sobald es etwas einzurichten gibt.`,
  allowance: (owned, limit, plan) =>
    `Ihnen gehören ${number(owned)} von ${plural(limit, "Workspace", "Workspaces")}, die einer Person im Tarif ${plan} gehören dürfen.`,
  allowanceHelp:
    "Wählen Sie hier einen höheren Tarif, machen Sie ein Upgrade bei einem Ihrer Workspaces, oder bitten Sie den Plattform-Admin um mehr.",
  allowanceMine: "Tarife Ihrer Workspaces",
  creating: "Wird angelegt …",
  created: (name) => `${name} ist bereit.`,
  nowhere: "Hier lässt sich im Moment nichts anlegen.",

  // The dashboard.
  steps: {
    title: (name) => `${name} einrichten`,
    progress: (done, all) => `${done} von ${all} erledigt.`,
    done: "Erledigt",
    dismiss: "Liste ausblenden",
    invite: "Jemanden einladen",
    inviteDescription: "Fügen Sie Personen hinzu und legen Sie fest, was sie dürfen.",
    describe: "Beschreibung hinzufügen",
    describeDescription: "Sagen Sie, wofür dieser Workspace da ist.",
    defaults: "Vorgaben prüfen",
    defaultsDescription: (names) => `Womit dieser Workspace beginnt: ${listed("de", names)}.`,
    roles: "Rollen ansehen",
    rolesDescription: "Sehen Sie, was jede Rolle in diesem Workspace darf, und was Ihre darf.",
  },
  descriptionMissing: "Noch keine Beschreibung.",
  memberStat: "Mitglieder",
  ownerStat: (role) => `In der Rolle ${role}`,
  roleStat: "Ihre Rolle",
  planStat: "Tarif",
  activeStat: "Aktive Workspaces",
  recent: "Zuletzt",
  recentDescription: "Die letzten Einträge des Audit-Protokolls.",
  seeAll: "Alle ansehen",
  noActivity: "Noch nichts. Was hier getan wird, erscheint hier.",
  archivedTitle: "Dieser Workspace ist archiviert",
  archivedDescription:
    "Er lässt sich lesen und nicht ändern. Heben Sie die Archivierung auf, um weiter darin zu arbeiten.",
};
