import { auditActorKinds } from "@bailiwick/domain";
import { z } from "zod";
import { AuditAction, AuditVia } from "./enums.ts";
import { PageInput } from "./page.ts";
import { atPlace } from "./place.ts";
import { Id, Instant, Search } from "./text.ts";

/** One entry of an organization's chain. `before` and `after` are the JSON text that the hash covers. */
export const AuditEntry = z.object({
  orgId: Id,
  seq: z.int(),
  at: z.string(),
  workspaceId: Id.nullable(),
  actorKind: z.enum(auditActorKinds),
  actorId: Id.nullable(),
  actorName: z.string().nullable(),
  via: AuditVia,
  ip: z.string().nullable(),
  action: AuditAction,
  targetKind: z.string().nullable(),
  targetId: z.string().nullable(),
  targetName: z.string().nullable(),
  outcome: z.enum(["done", "refused"]),
  before: z.string().nullable(),
  after: z.string().nullable(),
  prevHash: z.string(),
  hash: z.string(),
});

/**
 * Of an organization: with the entries of all its workspaces. `search` is a part of who acted, of what was acted on, or of
 * what was stored. Up to 1,000 at a time, so that a long log is exported in few calls; in the order of their numbers an
 * export of a whole chain can be verified offline.
 */
export const ListAudit = atPlace({
  search: Search.default(""),
  order: z.enum(["newest", "oldest"]).default("newest"),
  action: AuditAction.nullish(),
  actorId: Id.nullish(),
  outcome: z.enum(["done", "refused"]).nullish(),
  from: Instant.nullish(),
  to: Instant.nullish(),
  ...PageInput,
  limit: z.int().min(1).max(1_000).default(50),
});

/** People whom entries name by their address, by the name that they have now, as far as they are here. */
const Names = z.array(z.object({ userId: Id, name: z.string() }));

export const AuditPage = z.object({
  items: z.array(AuditEntry),
  nextCursor: z.string().nullable(),
  people: Names,
});

/** One entry by its number, and the numbers of its neighbors in the same log. */
export const GetAuditEntry = atPlace({ seq: z.int().positive() });
export const FoundAuditEntry = z.object({
  entry: AuditEntry,
  older: z.int().nullable(),
  newer: z.int().nullable(),
  people: Names,
});

/** Where a chain ends, or ended: the number and the hash of an entry. */
const Head = z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Verifies a chain from its start, or on from where an earlier call got to, some entries at a time. `kept` is a head that
 * someone noted earlier: the chain has to have gone through it.
 */
export const VerifyAudit = atPlace({ after: Head.optional(), kept: Head.optional() });
/** The verdict over the organization's chain as far as it was checked, on which a workspace's entries hang. */
export const AuditVerdict = z.object({
  intact: z.boolean(),
  /** How many were checked by this call. */
  entries: z.int(),
  /** How far it was checked; verify on from there until it is the end. */
  head: Head,
  /** Where the chain ends now. */
  end: Head,
  /** Whether the chain went through the head that was kept; null without one, or where it was not checked that far. */
  kept: z.enum(["same", "other"]).nullable(),
  /** Where and why it breaks. */
  fault: z.object({ seq: z.int(), reason: z.string(), message: z.string() }).nullable(),
});
