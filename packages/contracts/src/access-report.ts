import { accessWays } from "@bailiwick/domain";
import { z } from "zod";
import { Permission } from "./enums.ts";
import { PageInput, pageOf } from "./page.ts";
import { atPlace } from "./place.ts";
import { Id, Instant, Search } from "./text.ts";

/** Which access is reported: all of it by default. */
const Filter = {
  search: Search.default(""),
  /** Only what gives this permission. */
  permission: Permission.nullish(),
  /** Only access without activity for 90 days. */
  dormant: z.boolean().default(false),
};

/** One way in which a person or a key has access; someone with several has a row for each. */
export const ReportedAccess = z.object({
  /** Unique in its report. */
  id: z.string(),
  way: z.enum(accessWays),
  /** The person or the key. */
  subject: Id,
  name: z.string(),
  /** Null for a key. */
  email: z.string().nullable(),
  /** Null for access to the organization itself. */
  workspace: z.object({ id: Id, name: z.string(), slug: z.string() }).nullable(),
  /** Whether access to the organization reaches into its workspaces. */
  reachesWorkspaces: z.boolean(),
  /** The team through which someone has it. */
  team: z.string().nullable(),
  /** Null for a key, which has scopes. */
  role: z.object({ key: z.string(), name: z.string() }).nullable(),
  since: Instant,
  givenByName: z.string().nullable(),
  /** The day of the last activity; null if none is known. */
  lastActive: z.iso.date().nullable(),
  /** When it ends by itself; null if it does not. */
  endsAt: Instant.nullable(),
});

export const ListAccess = atPlace({ ...PageInput, ...Filter });
export const AccessReportPage = pageOf(ReportedAccess);
export const SignAccessReport = atPlace(Filter);
/** The report as a JSON text to keep, signed like the record of a review. */
export const SignedAccessReport = z.object({ name: z.string(), text: z.string() });
