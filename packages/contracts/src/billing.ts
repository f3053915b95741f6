import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { Instant, OrganizationRef } from "./text.ts";

/** A day in UTC: "2027-01-31". */
const Day = z.iso.date();

/** An amount in minor units of the statement's currency, such as cents. */
const Minor = z.int();

/** What is billed for each cycle. */
const Terms = z.object({
  /** The key of the plan; null before anything was billed. */
  plan: z.string().nullable(),
  /** For one, in minor units. */
  price: Minor,
  /** Of workspaces or of people. */
  quantity: z.int(),
});

/** Why a line was written: billing began, a cycle did, or what was billed changed. */
export const billingReasons = [
  "started",
  "cycle",
  "plan",
  "workspaces",
  "seats",
  "deleted",
  "restored",
] as const;

/** A line of a billing cycle, which is never changed (C32). */
export const BillingLine = z.object({
  at: Instant,
  reason: z.enum(billingReasons),
  /** The day from which `after` holds. */
  since: Day,
  before: Terms,
  after: Terms,
  /** For the unused days of `before`. */
  credit: Minor,
  /** For the same days of `after`. */
  charge: Minor,
});

/** A billing cycle: its first day and the day after its last one, and what its lines come to. */
const cycle = {
  startsOn: Day,
  endsOn: Day,
  /** Of ISO 4217; null for a cycle without lines. */
  currency: z.string().nullable(),
  credit: Minor,
  charge: Minor,
  /** What is charged without what is credited. */
  total: Minor,
};

/** A closed cycle. */
export const BillingStatement = z.object({ ...cycle, currency: z.string(), closedAt: Instant });
/** The statements of an organization, the newest first. */
export const ListBillingStatements = z.strictObject({ organization: OrganizationRef, ...PageInput });
export const BillingStatementPage = pageOf(BillingStatement);

/** The cycle that starts on this day, with its lines from the first on; the open one if it is left out. */
export const OneBillingCycle = z.strictObject({
  organization: OrganizationRef,
  startsOn: Day.optional(),
  ...PageInput,
});
export const BillingCycle = z.object({
  ...cycle,
  /** Null while it is open. */
  closedAt: Instant.nullable(),
  lines: pageOf(BillingLine),
});

/** A cycle as CSV, the open one if `startsOn` is left out; `bom` is the mark by which spreadsheets recognize UTF-8. */
export const ExportBillingStatement = z.strictObject({
  organization: OrganizationRef,
  startsOn: Day.optional(),
  bom: z.boolean().default(false),
});
export const ExportedBillingStatement = z.object({ text: z.string() });

/** What the terms of another plan would come to for the rest of the open cycle, from today on. */
export const PreviewBilling = z.strictObject({
  organization: OrganizationRef,
  plan: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
});
export const PreviewedBilling = z.object({
  startsOn: Day,
  endsOn: Day,
  /** Null where nothing would be billed. */
  currency: z.string().nullable(),
  before: Terms,
  after: Terms,
  credit: Minor,
  charge: Minor,
});

/** Computes every line anew, and adds up every statement. */
export const VerifyBilling = z.strictObject({ organization: OrganizationRef });
/** How many lines there are, and the cycles that differ from the rule: none, unless the database was tampered with. */
export const VerifiedBilling = z.object({
  lines: z.int().min(0),
  faults: z.array(
    z.object({ startsOn: Day, what: z.enum(["line", "statement"]), found: Minor, expected: Minor }),
  ),
});
