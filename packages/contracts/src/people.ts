import { z } from "zod";
import { CountInput, countedPageOf, PageInput, PlatformOrder } from "./page.ts";
import { Email, Id, Instant, Search } from "./text.ts";

/** A person of the instance, as the platform admin sees them. */
export const PlatformPerson = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  createdAt: Instant,
  suspendedAt: Instant.nullable(),
  /** How many workspaces they are a member of. */
  workspaces: z.int(),
  /** Their maximum number on a plan that limits it, if the platform admin lifted it (V58); null means the plan's. */
  workspaceLimit: z.int().nullable(),
  /** Whether they have a second factor. */
  secondFactor: z.boolean(),
});
/** Accounts that can sign in and whose address is confirmed; suspended ones; those with an unconfirmed address. */
export const accountStates = ["active", "suspended", "unconfirmed"] as const;
export type AccountState = (typeof accountStates)[number];

export const ListPeople = z.strictObject({
  search: Search.default(""),
  state: z.enum(accountStates).nullish(),
  ...PlatformOrder,
  ...CountInput,
  ...PageInput,
});
export const PlatformPersonPage = countedPageOf(PlatformPerson);

/** Whose data to erase from the audit logs, by their current or former address. */
export const ErasePerson = z.strictObject({ email: Email });
/** From how many entries, of how many organizations, something was erased. */
export const ErasedPerson = z.object({ entries: z.int(), organizations: z.int() });

export const OnePerson = z.strictObject({ userId: Id });
/** The maximum number of workspaces for this person on a plan that limits it; null restores the plan's. */
export const LiftUserLimit = z.strictObject({
  userId: Id,
  limit: z.literal("workspacesPerUser"),
  value: z.int().min(0).max(1_000_000).nullable(),
});
