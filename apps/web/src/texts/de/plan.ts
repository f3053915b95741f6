import type { Texts } from "../en.ts";
import { number } from "../locale.ts";

export const plan: Texts["plan"] = {
  description: (name) => `Was ${name} enthält, was Sie davon nutzen und was andere Tarife bieten.`,
  current: "Ihr Tarif",
  notCounted:
    "Diese Instanz betreiben Sie selbst. Tariflimits gelten hier nicht, und alle Funktionen sind enthalten.",
  pendingTitle: "Wird eingeschaltet",
  pending:
    "Die Funktionen des Tarifs werden gerade eingeschaltet. Das dauert bis zu 30 Sekunden; die Limits gelten schon.",

  usedOf: (used, limit) => `${number(used)} von ${number(limit)}`,
  upTo: (limit) => `Bis zu ${number(limit)}`,
  invited: (pending) => `${number(pending)} davon eingeladen`,
  near: "Das Limit ist fast erreicht.",
  full: "Das Limit ist erreicht. Upgraden Sie, um mehr zu nutzen.",
  over: (over) =>
    `${number(over)} über dem Limit. Sie behalten, was Sie haben, können aber nichts hinzufügen.`,
  lifted: (standard) => `Vom Plattform-Admin festgelegt; im Tarif selbst: ${standard}.`,
  usageOf: (limit, place) => `${limit} in ${place}`,

  featuresTitle: "Funktionen",
  featuresDescription: "In Ihrem Tarif enthalten.",
  open: "Enthalten",
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
  provisioned: "Der Plattform-Admin richtet diesen Tarif ein.",

  upgradeTitle: (name) => `Upgrade auf ${name}`,
  downgradeTitle: (name) => `Downgrade auf ${name}`,
  upgradeEffects: {
    limits: "Die Limits gelten sofort.",
    features: "Seine Funktionen werden innerhalb von 30 Sekunden eingeschaltet.",
    back: "Sie können jederzeit zurückwechseln.",
  },
  downgradeEffects: {
    limits: "Die Limits gelten sofort.",
    kept: "Nichts wird gelöscht. Was über einem Limit liegt, behalten Sie; hinzufügen können Sie erst wieder, wenn Sie darunter sind.",
    features: "Funktionen, die er nicht enthält, werden innerhalb von 30 Sekunden ausgeschaltet.",
  },
  changed: (name) => `Sie haben jetzt den Tarif ${name}.`,

  contactTitle: (name) => `Zum Tarif ${name}`,
  contactDescription: (name) =>
    `Der Tarif ${name} wird vom Plattform-Admin dieser Instanz gemeinsam mit Ihnen eingerichtet. Senden Sie ihm dies, und was Sie brauchen:`,
  contactCopy: "Kopieren",
  contactCopied: "Kopiert",
  contactMessage: (wanted, name, slug, current) =>
    `Wir möchten mit ${name} (${slug}) vom Tarif ${current} in den Tarif ${wanted} wechseln.`,
};
