import type { Texts } from "../en.ts";
import { listed } from "../listed.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";

export const workspaces: Texts["workspaces"] = {
  noAccessTitle: (organization) => `Noch kein Zugriff auf einen Workspace von ${organization}`,
  noAccessDescription:
    "Ein Admin kann Ihnen Zugriff geben, direkt oder über ein Team. Ihre Workspaces erscheinen dann automatisch hier.",
  noAccessAsk: "Diese Personen können Ihnen Zugriff geben:",
  noAccessMail: (organization) => `Zugriff auf einen Workspace von ${organization}`,
  searchForMore: "Weitere finden Sie über die Suche.",
  // The list.
  description: "Alle Workspaces, auf die Sie Zugriff haben.",
  create: "Workspace anlegen",
  mine: "Meine Workspaces",
  search: "Nach Namen suchen",
  includeArchived: "Archivierte anzeigen",
  stateFilter: "Zustand",
  anyState: "Alle Zustände",
  workspace: "Workspace",
  yourRole: "Ihre Rolle",
  throughOrganization: (role) => `Alle Workspaces, als ${role}`,
  noRole: "Kein Mitglied",
  emptyTitle: "Noch keine Workspaces",
  emptyDescription: "Legen Sie Ihren ersten Workspace an oder lassen Sie sich zu einem hinzufügen.",
  noneFoundTitle: "Keine Ergebnisse",
  noneFoundDescription: "Versuchen Sie einen anderen Namen oder setzen Sie die Filter zurück.",
  open: "Öffnen",
  details: "Details",
  setDefault: "Als Standard festlegen",
  archive: "Archivieren …",
  unarchive: "Archivierung aufheben",
  transfer: "Übertragen …",
  remove: "Löschen …",

  deletedTitle: "Kürzlich gelöscht",
  deletedDescription:
    "Bis zur endgültigen Löschung können Sie sie mit allen Mitgliedern und Einstellungen wiederherstellen.",
  restorableUntil: (when) => `Wiederherstellbar bis ${when}`,
  restoreNamed: (name) => `${name} wiederherstellen`,
  deletedPage: (when) =>
    `Dieser Workspace wurde gelöscht. Sie können ihn bis ${when} wiederherstellen, danach wird er endgültig gelöscht.`,
  restoredPage: "Der Workspace ist mit allen Inhalten wiederhergestellt.",

  // The detail page.
  organization: "Organisation",
  members: "Mitglieder",
  memberCount: (count) =>
    count >= 1000 ? `${number(1000)}+ Mitglieder` : plural(count, "Mitglied", "Mitglieder"),
  archivedOn: "Archiviert",
  purgedAfter: "Endgültig gelöscht nach",
  enter: "Workspace öffnen",
  readMembers: "Mitglieder anzeigen",
  readAudit: "Audit-Protokoll anzeigen",

  // Creating one.
  newTitle: "Workspace anlegen",
  newDescription: "Jeder Workspace hat eigene Mitglieder, Einstellungen und einen eigenen Verlauf.",
  firstTitle: "Willkommen! Legen Sie Ihren ersten Workspace an",
  firstDescription:
    "Sie sind noch in keinem Workspace Mitglied. Legen Sie einen an oder lassen Sie sich zu einem hinzufügen.",
  where: "Was möchten Sie anlegen?",
  inside: (organization) => `Workspace in ${organization}`,
  notInside: (organization) => `In ${organization} können Sie keinen Workspace anlegen`,
  somethingElse: "Etwas anderes anlegen",
  insideDescription: "Weiterer Workspace in dieser Organisation, mit eigenen Mitgliedern.",
  flatDescription: "Eigenständiger Workspace, getrennt von allen anderen.",
  organizationDescription: {
    none: "Legt eine Organisation an. Workspaces fügen Sie danach hinzu.",
    one: "Legt eine Organisation mit ihrem ersten Workspace an.",
    private: "Legt eine Organisation mit einem privaten Workspace für Sie an.",
  },
  whoMay: "Berechtigungen nach Rolle",
  whoMayOf: (kind) => `Berechtigungen nach Rolle: ${kind}`,
  createForCustomer: "Als Plattform-Admin können Sie Organisationen für Kunden anlegen.",
  createForCustomerLink: "Organisation für einen Kunden anlegen",
  organizationName: "Name der Organisation",
  organizationNameHint: "Ihr Unternehmen oder Ihre Abteilung.",
  nameHint: "Sichtbar in der Workspace-Auswahl, in E-Mails und im Audit-Protokoll. Später änderbar.",
  slugHint: (prefix) => `URL: ${prefix}`,
  slugFree: "Dieser Slug ist verfügbar.",
  slugUniqueHere: "Eindeutig auf dieser Instanz.",
  slugUniqueIn: (organization) => `Eindeutig in ${organization}.`,
  slugKept: {
    platform: "Später kann ihn nur der Plattform-Admin ändern, damit Links weiter funktionieren.",
    owner: "Eigentümer können ihn später ändern; der alte Slug leitet dann um.",
    none: "Er kann später nicht geändert werden, weil Lesezeichen und Audit-Protokoll darauf verweisen.",
  },
  descriptionHint: "Beschreiben Sie den Zweck dieses Workspaces.",
  plan: "Tarif",
  planHint: "Sie können ihn jederzeit in den Einstellungen ändern.",
  planLater: (plan) => `Den Tarif ${plan} richtet der Plattform-Admin nach dem Anlegen ein.`,
  allowance: (owned, limit, plan) =>
    `Sie besitzen ${number(owned)} von ${plural(limit, "Workspace", "Workspaces")}, die im Tarif ${plan} pro Person möglich sind.`,
  allowanceHelp:
    "Wählen Sie einen höheren Tarif, upgraden Sie einen Ihrer Workspaces oder bitten Sie den Plattform-Admin um ein höheres Limit.",
  allowanceMine: "Tarife Ihrer Workspaces anzeigen",
  creating: "Wird angelegt …",
  created: (name) => `${name} ist bereit.`,
  nowhere: "Sie können hier zurzeit nichts anlegen.",

  // The dashboard.
  steps: {
    title: (name) => `${name} einrichten`,
    progress: (done, all) => `${done} von ${all} erledigt.`,
    done: "Erledigt",
    dismiss: "Liste ausblenden",
    invite: "Personen einladen",
    inviteDescription: "Fügen Sie Personen hinzu und legen Sie ihre Rollen fest.",
    describe: "Beschreibung hinzufügen",
    describeDescription: "Beschreiben Sie neuen Mitgliedern den Zweck dieses Workspaces.",
    defaults: "Vorgaben prüfen",
    defaultsDescription: (names) => `Vorgaben dieses Workspaces: ${listed("de", names)}.`,
    roles: "Rollen prüfen",
    rolesDescription: "Sehen Sie die Berechtigungen jeder Rolle in diesem Workspace, auch Ihrer eigenen.",
  },
  descriptionMissing: "Noch keine Beschreibung.",
  memberStat: "Mitglieder",
  ownerStat: (role) => `Mit der Rolle ${role}`,
  roleStat: "Ihre Rolle",
  planStat: "Tarif",
  activeStat: "Aktive Workspaces",
  recent: "Letzte Aktivitäten",
  recentDescription: "Die neuesten Einträge im Audit-Protokoll.",
  seeAll: "Alle anzeigen",
  noActivity: "Noch keine Aktivitäten.",
  archivedTitle: "Dieser Workspace ist archiviert",
  archivedDescription:
    "Er ist schreibgeschützt. Heben Sie die Archivierung auf, um weiter darin zu arbeiten.",
};
