import { number } from "../locale.ts";

export const plan = {
  description: (name: string) => `What ${name} includes, what you use, and what other plans offer.`,
  current: "Your plan",
  notCounted: "This instance is self-hosted, so plan limits don't apply and every feature is included.",
  pendingTitle: "Turning on",
  pending: "The plan's features are being turned on. This takes up to 30 seconds. Its limits already apply.",

  usedOf: (used: number, limit: number) => `${number(used)} of ${number(limit)}`,
  upTo: (limit: number) => `Up to ${number(limit)}`,
  invited: (pending: number) => `${number(pending)} of them invited`,
  near: "Almost at the limit.",
  full: "Limit reached. Upgrade for more.",
  over: (over: number) => `${number(over)} over the limit. You keep what you have but can't add more.`,
  lifted: (standard: string) => `Set by the platform admin. The plan includes ${standard}.`,
  usageOf: (limit: string, place: string) => `${limit} in ${place}`,

  featuresTitle: "Features",
  featuresDescription: "Included in your plan.",
  open: "Included",
  opening: "Turning on",
  closing: "Turning off",
  closed: "Not in your plan",

  compareTitle: "Plans",
  compareDescription: "Compare what each plan includes.",
  everything: "No limits",
  upgrade: (plan: string) => `Upgrade to ${plan}`,
  downgrade: (plan: string) => `Downgrade to ${plan}`,
  upgradeShort: "Upgrade",
  downgradeShort: "Downgrade",
  contact: "Contact sales",
  pricePer: {
    workspace: (price: string) => `${price} a month for each workspace`,
    seat: (price: string) => `${price} a month for each person`,
  },
  free: "No charge",
  byAgreement: "Price by agreement",
  billTitle: "On the next statement",
  billCredit: (amount: string, plan: string) => `${amount} credited for the unused days of ${plan}.`,
  billCharge: (amount: string, plan: string) => `${amount} charged for the same days of ${plan}.`,
  provisioned: "Set up by the platform admin.",

  upgradeTitle: (plan: string) => `Upgrade to ${plan}`,
  downgradeTitle: (plan: string) => `Downgrade to ${plan}`,
  upgradeEffects: {
    limits: "Its limits apply immediately.",
    features: "Its features turn on within 30 seconds.",
    back: "You can switch back at any time.",
  },
  downgradeEffects: {
    limits: "Its limits apply immediately.",
    kept: "Nothing is deleted. You keep what is over a limit but can't add more until you're below it.",
    features: "Features it doesn't include turn off within 30 seconds.",
  },
  changed: (plan: string) => `You're now on the ${plan} plan.`,

  contactTitle: (plan: string) => `About the ${plan} plan`,
  contactDescription: (plan: string) =>
    `The platform admin of this instance sets up the ${plan} plan for you. Send them this message with what you need:`,
  contactCopy: "Copy",
  contactCopied: "Copied",
  contactMessage: (plan: string, name: string, slug: string, current: string) =>
    `We would like to move ${name} (${slug}) from the ${current} plan to the ${plan} plan.`,
};
