import { type DemoResource, inDays, inDaysAt } from "../resource.ts";

const service = (name: string, owner: string, description: string): DemoResource => ({
  kind: "service",
  fields: { name, owner: { person: owner }, description },
});
const certificate = (host: string, issuer: string, days: number): DemoResource => ({
  kind: "certificate",
  fields: { host, issuer, valid_until: inDays(days) },
  by: "member",
});
const asset = (name: string, type: string, owner: string, tags: string[]): DemoResource => ({
  kind: "asset",
  fields: { name, type, owner: { person: owner }, tags },
});
const risk = (summary: string, likelihood: number, impact: number, mitigation: string): DemoResource => ({
  kind: "risk",
  fields: { summary, likelihood, impact, owner: { person: "owner" }, mitigation },
});
const task = (summary: string, assignee: string, days: number): DemoResource => ({
  kind: "task",
  fields: { summary, assignee: { person: assignee }, due: inDays(days) },
  by: "admin",
});

export const paymentsProduction: readonly DemoResource[] = [
  service("Card payments", "admin", "Authorizes and captures card payments."),
  service("Wire transfers", "admin", "Sends and receives transfers through the clearing network."),
  service("Ledger", "owner", "The book of record for every balance."),
  certificate("pay.example.com", "Example Trust Services", 9),
  certificate("api.pay.example.com", "Example Trust Services", 24),
  certificate("ledger.example.com", "Example Internal CA", 118),
  certificate("hooks.pay.example.com", "Example Trust Services", 203),
  certificate("vpn.example.com", "Example Internal CA", 341),
  certificate("legacy.pay.example.com", "Example Trust Services", -4),
  {
    kind: "change",
    fields: {
      summary: "Renew the certificate of pay.example.com",
      service: { titled: "Card payments" },
      risk: "low",
      window_starts: inDaysAt(3, 6),
      window_ends: inDaysAt(3, 7),
      plan: "Install the new certificate beside the old one and reload the proxies one by one.\nCheck the chain from outside.\nTo take it back, reload with the old certificate.",
    },
    by: "member",
    // One of the two approvals that changes need here.
    actions: [
      ["submit", "member"],
      ["approve", "admin"],
    ],
  },
  {
    kind: "change",
    fields: {
      summary: "Move the ledger to PostgreSQL 18",
      service: { titled: "Ledger" },
      risk: "high",
      window_starts: inDaysAt(12, 22),
      window_ends: inDaysAt(13, 2),
      plan: "Rehearse on staging. Replicate, compare checksums, and switch over.\nTo take it back, switch to the old primary, which keeps replicating for a day.",
    },
    by: "admin",
  },
  {
    kind: "change",
    fields: {
      summary: "Turn off TLS 1.2 for webhooks",
      service: { titled: "Card payments" },
      risk: "medium",
      window_starts: inDaysAt(6, 8),
      window_ends: inDaysAt(6, 9),
    },
    by: "member",
    actions: [
      ["submit", "member"],
      ["reject", "owner"],
    ],
  },
  {
    kind: "change",
    fields: {
      summary: "Raise the limit for instant transfers",
      service: { titled: "Wire transfers" },
      risk: "medium",
      window_starts: inDaysAt(1, 10),
      window_ends: inDaysAt(1, 11),
    },
    by: "member",
    actions: [
      ["submit", "member"],
      ["approve", "admin"],
      ["approve", "owner"],
    ],
  },
  {
    kind: "change",
    fields: {
      summary: "Rotate the signing keys of card payments",
      service: { titled: "Card payments" },
      risk: "medium",
      window_starts: inDaysAt(-8, 7),
      window_ends: inDaysAt(-8, 8),
    },
    by: "member",
    actions: [
      ["submit", "member"],
      ["approve", "owner"],
      ["approve", "admin"],
      ["complete", "admin"],
    ],
  },
  asset("payments-db-1", "database", "admin", ["pci", "eu"]),
  asset("ledger-db-1", "database", "owner", ["pci", "eu"]),
  asset("edge-proxy-1", "server", "member", ["public"]),
  asset("Checkout", "application", "member", ["pci", "public"]),
  asset("hsm-1", "device", "owner", ["pci", "keys"]),
  {
    kind: "incident",
    fields: {
      summary: "Card payments time out for one issuer",
      service: { titled: "Card payments" },
      severity: "high",
      notes: "The issuer confirmed a fault on its side and is working on it. Retries are on.",
    },
    by: "member",
    actions: [["mitigate", "member"]],
  },
  {
    kind: "incident",
    fields: {
      summary: "Transfers arrive an hour late",
      service: { titled: "Wire transfers" },
      severity: "medium",
    },
    by: "member",
  },
  {
    kind: "incident",
    fields: {
      summary: "A balance was shown twice",
      service: { titled: "Ledger" },
      severity: "low",
      notes: "Only in the report; the ledger was right. The report now counts each booking once.",
    },
    by: "admin",
    actions: [["resolve", "admin"]],
  },
  task("Collect evidence for access reviews", "member", 5),
  task("Answer the auditors' questions on key storage", "admin", 12),
  task("Test the restore of the ledger", "owner", -2),
  { ...task("Review who can approve changes", "owner", -9), actions: [["complete", "owner"]] },
  {
    kind: "vendor",
    fields: {
      name: "Example Trust Services",
      website: "https://trust.example.com",
      contact: "support@trust.example.com",
      criticality: "high",
      tags: ["certificates"],
    },
  },
  {
    kind: "vendor",
    fields: {
      name: "Northern Clearing",
      website: "https://clearing.example.com",
      contact: "operations@clearing.example.com",
      criticality: "high",
      tags: ["transfers", "eu"],
    },
  },
  {
    kind: "vendor",
    fields: { name: "Paper & Archive", website: "https://archive.example.com", criticality: "low" },
  },
  risk(
    "A signing key is copied",
    1,
    5,
    "Keys stay in the hardware module; two people are needed to export one.",
  ),
  risk("A certificate expires unnoticed", 2, 4, "Certificates are watched, and renewed 30 days ahead."),
  risk("The clearing network is unreachable", 3, 4, "Transfers wait in a queue for up to a day."),
  risk("A report shows old figures", 4, 2, "Reports say as of when they are."),
  risk("The office network is down for a day", 3, 2, "Everything can be done from elsewhere."),
  risk("A supplier raises its fees", 5, 2, "Contracts run for two years; another supplier is known."),
  risk("A change is made without approval", 2, 4, "Deployments ask for the approved change."),
];

export const paymentsStaging: readonly DemoResource[] = [
  { kind: "service", fields: { name: "Card payments", owner: { person: "admin" } } },
  {
    kind: "certificate",
    fields: { host: "staging.pay.example.com", issuer: "Example Internal CA", valid_until: inDays(17) },
  },
  {
    kind: "change",
    fields: {
      summary: "Rehearse the move to PostgreSQL 18",
      service: { titled: "Card payments" },
      risk: "low",
    },
    by: "member",
    actions: [["submit", "member"]],
  },
];

export const audit2025: readonly DemoResource[] = [
  { kind: "task", fields: { summary: "Hand over the report" }, actions: [["complete", "owner"]] },
  { kind: "risk", fields: { summary: "Evidence is incomplete", likelihood: 2, impact: 3 } },
];
