import type { Texts } from "../en.ts";
import { number } from "../locale.ts";
import { plural } from "../plural.ts";

export const plan: Texts["plan"] = {
  title: "Tarif",
  description: (name) =>
    `Was ${name} nutzen darf, was davon in Gebrauch ist und was andere Tarife geben würden.`,
  current: "Ihr Tarif",
  notCounted:
    "Diese Instanz wird von denen betrieben, die sie nutzen; deshalb begrenzen Tarife hier nichts, und alles ist offen.",
  pendingTitle: "Wird eingeschaltet",
  pending:
    "Was der Tarif öffnet, tritt gerade in Kraft. Das dauert bis zu einer halben Minute; die Limits gelten schon.",

  usedOf: (used, limit) => `${number(used)} von ${number(limit)}`,
  upTo: (limit) => `Bis zu ${number(limit)}`,
  invited: (pending) => `${number(pending)} davon eingeladen`,
  near: "Fast aufgebraucht.",
  full: "Aufgebraucht. Ein höherer Tarif gibt mehr.",
  over: (over) => `${number(over)} über dem Limit: Was da ist, bleibt und kann nicht wachsen.`,
  lifted: (standard) => `Vom Plattform-Admin festgelegt; im Tarif selbst: ${standard}.`,
  usageOf: (limit, place) => `${limit} in ${place}`,

  featuresTitle: "Was offen ist",
  featuresDescription: "Was der Tarif über seine Limits hinaus öffnet.",
  features: {
    integrations: "Verbundene Dienste",
    sso: "Einmalanmeldung (SSO)",
    scim: "Verzeichnisabgleich (SCIM)",
    create_workspace: "Workspaces anlegen",
    update_workspace: "Workspaces ändern",
  },
  open: "Offen",
  opening: "Wird eingeschaltet",
  closing: "Wird ausgeschaltet",
  closed: "Nicht enthalten",

  compareTitle: "Tarife",
  compareDescription: "Was jeder Tarif enthält, der kleinste zuerst.",
  everything: "Keine Limits",
  upgrade: (name) => `Upgrade auf ${name}`,
  downgrade: (name) => `Downgrade auf ${name}`,
  upgradeShort: "Upgrade",
  downgradeShort: "Downgrade",
  contact: "Anfragen",
  provisioned: "Wird gemeinsam mit dem Plattform-Admin eingerichtet.",

  upgradeTitle: (name) => `Upgrade auf ${name}`,
  downgradeTitle: (name) => `Downgrade auf ${name}`,
  upgradeEffects: {
    limits: "Die Limits gelten sofort.",
    features: "Was der Tarif öffnet, wird innerhalb einer halben Minute eingeschaltet.",
    back: "Sie können jederzeit zurückwechseln.",
  },
  downgradeEffects: {
    limits: "Die Limits gelten sofort.",
    kept: "Nichts wird gelöscht: Was über einem Limit liegt, bleibt, wie es ist, und kann erst wieder wachsen, wenn Platz ist.",
    features: "Was der Tarif nicht öffnet, wird innerhalb einer halben Minute ausgeschaltet.",
  },
  changed: (name) => `Sie haben jetzt den Tarif ${name}.`,

  contactTitle: (name) => `Zum Tarif ${name}`,
  contactDescription: (name) =>
    `Der Tarif ${name} wird vom Plattform-Admin dieser Instanz gemeinsam mit Ihnen eingerichtet. Senden Sie ihm dies, und was Sie brauchen:`,
  contactCopy: "Kopieren",
  contactCopied: "Kopiert",
  contactMessage: (wanted, name, slug, current) =>
    `Wir möchten mit ${name} (${slug}) vom Tarif ${current} in den Tarif ${wanted} wechseln.`,

  // What a plan gives, in a line.
  limitInWords: {
    members: (amount) => plural(amount, "Mitglied", "Mitglieder"),
    monitoredHosts: (amount) => plural(amount, "überwachter Host", "überwachte Hosts"),
    scansPerDay: (amount) => plural(amount, "Scan pro Tag", "Scans pro Tag"),
    retentionDays: (amount) => `${plural(amount, "Tag", "Tage")} Aufbewahrung`,
    integrations: (amount) =>
      amount === 0 ? "keine Integrationen" : plural(amount, "Integration", "Integrationen"),
    workspacesPerUser: (amount) => `${plural(amount, "Workspace", "Workspaces")} pro Person`,
    activeWorkspaces: (amount) => plural(amount, "aktiver Workspace", "aktive Workspaces"),
  },
};
