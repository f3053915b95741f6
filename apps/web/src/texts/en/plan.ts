import { number } from "../locale.ts";
import { plural } from "../plural.ts";

export const plan = {
  title: "Plan",
  description: (name: string) =>
    `What ${name} may use, what of that is in use, and what other plans would give.`,
  current: "Your plan",
  notCounted: "This instance is run by those who use it, so plans limit nothing here and everything is open.",
  pendingTitle: "Being switched on",
  pending:
    "What the plan opens is being put in force. It takes up to half a minute; its limits hold already.",

  usedOf: (used: number, limit: number) => `${number(used)} of ${number(limit)}`,
  upTo: (limit: number) => `Up to ${number(limit)}`,
  invited: (pending: number) => `${number(pending)} of them invited`,
  near: "Nearly used up.",
  full: "Used up. A higher plan gives more.",
  over: (over: number) => `${number(over)} over the limit: what is there stays, and cannot grow.`,
  lifted: (standard: string) => `The platform admin set this; the plan itself gives ${standard}.`,
  usageOf: (limit: string, place: string) => `${limit} in ${place}`,

  featuresTitle: "What is open",
  featuresDescription: "What the plan opens beyond its limits.",
  features: {
    integrations: "Connected services",
    sso: "Single sign-on",
    scim: "Directory sync (SCIM)",
    create_workspace: "Creating workspaces",
    update_workspace: "Changing workspaces",
  } as Record<string, string>,
  open: "Open",
  opening: "Being switched on",
  closing: "Being switched off",
  closed: "Not in your plan",

  compareTitle: "Plans",
  compareDescription: "What each plan has, the smallest first.",
  everything: "No limits",
  upgrade: (plan: string) => `Upgrade to ${plan}`,
  downgrade: (plan: string) => `Downgrade to ${plan}`,
  upgradeShort: "Upgrade",
  downgradeShort: "Downgrade",
  contact: "Contact sales",
  provisioned: "Set up together with the platform admin.",

  upgradeTitle: (plan: string) => `Upgrade to ${plan}`,
  downgradeTitle: (plan: string) => `Downgrade to ${plan}`,
  upgradeEffects: {
    limits: "Its limits hold at once.",
    features: "What it opens is switched on within half a minute.",
    back: "You can go back at any time.",
  },
  downgradeEffects: {
    limits: "Its limits hold at once.",
    kept: "Nothing is deleted: what is over a limit stays as it is, and cannot grow until there is room again.",
    features: "What it does not open is switched off within half a minute.",
  },
  changed: (plan: string) => `You are on the ${plan} plan now.`,

  contactTitle: (plan: string) => `About the ${plan} plan`,
  contactDescription: (plan: string) =>
    `The ${plan} plan is set up by the platform admin of this instance, together with you. Send them this, and what you need:`,
  contactCopy: "Copy",
  contactCopied: "Copied",
  contactMessage: (plan: string, name: string, slug: string, current: string) =>
    `We would like to move ${name} (${slug}) from the ${current} plan to the ${plan} plan.`,

  // What a plan gives, in a line.
  limitInWords: {
    members: (amount: number) => plural(amount, "member", "members"),
    monitoredHosts: (amount: number) => plural(amount, "monitored host", "monitored hosts"),
    scansPerDay: (amount: number) => plural(amount, "scan a day", "scans a day"),
    retentionDays: (amount: number) => `${plural(amount, "day", "days")} of retention`,
    integrations: (amount: number) =>
      amount === 0 ? "no integrations" : plural(amount, "integration", "integrations"),
    workspacesPerUser: (amount: number) => `${plural(amount, "workspace", "workspaces")} a person`,
    activeWorkspaces: (amount: number) => plural(amount, "active workspace", "active workspaces"),
  } as Record<string, (amount: number) => string>,
};
