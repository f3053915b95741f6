import type { DemoRecords, DemoResource } from "../resource.ts";

/** The credentials open nothing. */
const connector = (name: string, type: string, region: string, credential: string): DemoResource => ({
  kind: "connector",
  fields: { name, type, region, credential },
});
const classifier = (name: string, pattern: string, severity: string): DemoResource => ({
  kind: "classifier",
  fields: { name, pattern, severity },
});
const policy = (name: string, severity: string, act: "alert" | "quarantine", note: string): DemoResource => ({
  kind: "policy",
  fields: { name, severity, act, note },
});

const [cards, addresses] = [
  classifier("Card numbers", "\\b(?:4\\d{3}|5[1-5]\\d{2})(?:[ -]?\\d{4}){3}\\b", "critical"),
  classifier("Email addresses", "\\b[\\w.+-]+@[\\w-]+\\.[\\w.]+\\b", "low"),
];

/** Scans of a connector, each with its result or the error at which it failed. */
const scans = (...ended: readonly NonNullable<DemoResource["ended"]>[]): readonly DemoResource[] =>
  ended.map((how) => ({ kind: "scan", fields: {}, ended: how }));

/** What the last scan of a connector found, in these files. */
const findings = (
  found: readonly (readonly [severity: string, location: string, classifier: string])[],
): DemoRecords => ({
  kind: "finding",
  below: true,
  rows: found.map(([severity, location, classifier], at) => [95 + at, { severity, location, classifier }]),
});

export const europe: readonly DemoResource[] = [
  {
    ...connector("Customer archive", "s3", "eu-central-1", "demo-key-of-customer-archive-4be1"),
    below: scans(
      { fields: { result: "5 findings" } },
      { error: "The bucket did not answer within a minute." },
      { fields: { result: "7 findings" } },
    ),
    records: findings([
      ["critical", "statements/2026/08/batch-0117.csv, column 6", "Card numbers"],
      ["critical", "statements/2026/09/batch-0121.csv, column 6", "Card numbers"],
      ["high", "onboarding/forms/form-2291.pdf, page 2", "IBANs"],
      ["high", "onboarding/forms/form-2304.pdf, page 2", "IBANs"],
      ["high", "complaints/2026/letter-0044.docx", "IBANs"],
      ["low", "newsletters/recipients-october.csv, column 1", "Email addresses"],
      ["low", "newsletters/recipients-november.csv, column 1", "Email addresses"],
    ]),
  },
  connector("Loans warehouse", "snowflake", "eu-west-1", "demo-key-of-loans-warehouse-a7d2"),
  connector("Branch documents", "sharepoint", "eu-west-1", "demo-key-of-branch-documents-0c93"),
  connector("Core banking replica", "postgres", "eu-central-1", "demo-key-of-core-banking-58f6"),
  cards,
  classifier("IBANs", "\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b", "high"),
  addresses,
  policy("Card numbers never stay", "critical", "quarantine", "What has card numbers is moved out of reach."),
  policy("Tell the owners", "medium", "alert", "The owner of the place has a week to act."),
];

export const americas: readonly DemoResource[] = [
  {
    ...connector("Card statements", "gcs", "us-east4", "demo-key-of-card-statements-e3b8"),
    below: scans({ fields: { result: "3 findings" } }),
    records: findings([
      ["critical", "exports/disputes-q3.xlsx, sheet Cases", "Card numbers"],
      ["critical", "exports/disputes-q3.xlsx, sheet Contacts", "Social security numbers"],
      ["critical", "scans/envelope-0881.tiff", "Card numbers"],
    ]),
  },
  connector("Mortgage files", "s3", "ca-central-1", "demo-key-of-mortgage-files-91da"),
  cards,
  classifier("Social security numbers", "\\b\\d{3}-\\d{2}-\\d{4}\\b", "critical"),
  policy("Critical findings never stay", "critical", "quarantine", "Reviewed once a quarter."),
];
