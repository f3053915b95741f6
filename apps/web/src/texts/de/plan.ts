import type { Texts } from "../en.ts";
import { number } from "../locale.ts";

export const plan: Texts["plan"] = {
  description: (name) => `Leistungen von ${name}, Ihre Nutzung und andere Tarife im Vergleich.`,
  current: "Ihr Tarif",
  notCounted:
    "Diese Instanz ist selbst gehostet. Tariflimits gelten nicht, und alle Funktionen sind enthalten.",
  pendingTitle: "Wird aktiviert",
  pending:
    "Die Funktionen des Tarifs werden aktiviert. Das dauert bis zu 30 Sekunden. Die Limits gelten bereits.",

  usedOf: (used, limit) => `${number(used)} von ${number(limit)}`,
  upTo: (limit) => `Bis zu ${number(limit)}`,
  invited: (pending) => `${number(pending)} davon eingeladen`,
  near: "Limit fast erreicht.",
  full: "Limit erreicht. Für mehr ist ein Upgrade nötig.",
  over: (over) =>
    `${number(over)} über dem Limit. Vorhandenes bleibt erhalten, Neues kann nicht hinzugefügt werden.`,
  lifted: (standard) => `Vom Plattform-Admin festgelegt. Im Tarif enthalten: ${standard}.`,
  usageOf: (limit, place) => `${limit} in ${place}`,

  featuresTitle: "Funktionen",
  featuresDescription: "In Ihrem Tarif enthalten.",
  open: "Enthalten",
  opening: "Wird aktiviert",
  closing: "Wird deaktiviert",
  closed: "Nicht im Tarif",

  compareTitle: "Tarife",
  compareDescription: "Leistungen der Tarife im Vergleich.",
  everything: "Keine Limits",
  upgrade: (name) => `Upgrade auf ${name}`,
  downgrade: (name) => `Downgrade auf ${name}`,
  upgradeShort: "Upgrade",
  downgradeShort: "Downgrade",
  contact: "Tarif anfragen",
  pricePer: {
    workspace: (price) => `${price} im Monat pro Workspace`,
    seat: (price) => `${price} im Monat pro Person`,
  },
  free: "Ohne Kosten",
  byAgreement: "Preis nach Vereinbarung",
  billTitle: "Auf der nächsten Abrechnung",
  billCredit: (amount, name) => `${amount} Gutschrift für die ungenutzten Tage von ${name}.`,
  billCharge: (amount, name) => `${amount} für dieselben Tage von ${name}.`,
  provisioned: "Wird vom Plattform-Admin eingerichtet.",

  upgradeTitle: (name) => `Upgrade auf ${name}`,
  downgradeTitle: (name) => `Downgrade auf ${name}`,
  upgradeEffects: {
    limits: "Die neuen Limits gelten sofort.",
    features: "Die neuen Funktionen werden innerhalb von 30 Sekunden aktiviert.",
    back: "Sie können jederzeit zurückwechseln.",
  },
  downgradeEffects: {
    limits: "Die neuen Limits gelten sofort.",
    kept: "Nichts wird gelöscht. Was über einem Limit liegt, bleibt erhalten. Neues können Sie erst wieder unterhalb des Limits hinzufügen.",
    features: "Nicht enthaltene Funktionen werden innerhalb von 30 Sekunden deaktiviert.",
  },
  changed: (name) => `Sie haben jetzt den Tarif ${name}.`,

  contactTitle: (name) => `Anfrage zum Tarif ${name}`,
  contactDescription: (name) =>
    `Den Tarif ${name} richtet der Plattform-Admin dieser Instanz für Sie ein. Senden Sie diese Nachricht mit Ihren Anforderungen:`,
  contactCopy: "Kopieren",
  contactCopied: "Kopiert",
  contactMessage: (wanted, name, slug, current) =>
    `Wir möchten mit ${name} (${slug}) vom Tarif ${current} in den Tarif ${wanted} wechseln.`,
};
