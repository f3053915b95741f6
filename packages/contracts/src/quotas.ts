import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { atPlace } from "./place.ts";
import { Id, Instant, Line, OrganizationRef, Search, WorkspaceRef } from "./text.ts";

/** The key of a meter. */
export const MeterKey = z
  .string()
  .max(40)
  .regex(/^[a-z]+(?:_[a-z]+)*$/);

/** An amount in whole units. */
export const Amount = z.int().min(0);

/** What runs that have not ended hold, and what is consumed. */
const Use = { reserved: Amount, used: Amount };

/** A quota in its current period. */
export const Quota = z.object({
  meter: z.string(),
  /** Null for one that never starts anew. */
  period: z.object({ startsAt: Instant, endsAt: Instant }).nullable(),
  /** The effective limit, for each workspace or for the organization; null for none. */
  granted: Amount.nullable(),
  /** What the limit counts: the use of the workspace, or of the whole organization. */
  total: z.object(Use),
  /** Whether the organization has allotted its total to its workspaces, and how much of it. */
  allots: z.boolean(),
  allotted: Amount,
  /** The use and the allotment of the workspace; null in an organization's own list. */
  workspace: z.object({ ...Use, allotted: Amount.nullable() }).nullable(),
});
/** The quotas of a workspace, or of an organization. */
export const ListQuotas = atPlace({});
export const QuotaList = z.object({ items: z.array(Quota) });

/** A workspace's part of a quota of its organization. */
export const WorkspaceQuota = z.object({
  workspace: z.object({ id: Id, slug: z.string(), name: z.string() }),
  allotted: Amount.nullable(),
  ...Use,
});
/** The workspaces of an organization with their parts of a quota, by name; `search` matches part of the name. */
export const ListWorkspaceQuotas = z.strictObject({
  organization: OrganizationRef,
  meter: MeterKey,
  search: Search.default(""),
  ...PageInput,
});
export const WorkspaceQuotaPage = pageOf(WorkspaceQuota);

/** The maximum number of workspaces in one call that allots. */
export const maxAllotments = 1_000;

/** Allots a quota to workspaces, as one change; `null` takes an allotment away. */
export const AllotQuota = z.strictObject({
  organization: OrganizationRef,
  meter: MeterKey,
  allotments: z
    .array(z.strictObject({ workspace: WorkspaceRef, amount: Amount.nullable() }))
    .min(1)
    .max(maxAllotments),
});

/** The consumption of the last days, by day in the organization's time zone; days without any are left out. */
export const ListUsage = atPlace({ meter: MeterKey, days: z.int().min(1).max(366).default(31) });
export const Usage = z.object({
  days: z.array(z.object({ day: z.iso.date(), used: Amount })),
});

/** Checks that balances equal the sums of their entries. */
export const VerifyQuotas = atPlace({});
/** How many entries there are, and the balances that differ from their sums: none, unless the database was tampered with. */
export const VerifiedQuotas = z.object({
  entries: z.int().min(0),
  faults: z.array(
    z.object({ meter: z.string(), startsAt: Instant, place: Id, balance: z.string(), sum: z.string() }),
  ),
});

/** Reports consumption that happened elsewhere; a repeated `id` counts once. */
export const ReportUsage = z.strictObject({
  workspace: WorkspaceRef,
  meter: MeterKey,
  amount: Amount.min(1),
  /** What the caller calls this report. */
  id: z.string().regex(/^[A-Za-z0-9._:-]{1,200}$/),
});
export const ReportedUsage = z.object({
  /** Whether the same report had been made before; it was not counted again. */
  repeated: z.boolean(),
  quota: Quota,
});

/** Corrects what was recorded as used in the current period, as the platform admin; less than zero takes something off. */
export const CorrectQuota = z.strictObject({
  workspace: WorkspaceRef,
  meter: MeterKey,
  amount: z.int().min(-1_000_000_000_000).max(1_000_000_000_000),
  /** Why, for the log and the ledger. */
  reason: Line,
  actingAs: z.literal("platform"),
});
export const CorrectedQuota = z.object({ meter: z.string(), used: Amount });
