import { auditActorKinds } from "@bailiwick/domain";
import { z } from "zod";
import { AuditAction, AuditVia } from "./enums.ts";
import { PageInput } from "./page.ts";
import { atPlace } from "./place.ts";
import { Id, Instant, Search, WorkspaceRef } from "./text.ts";

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
  /** JSON text that the hash covers: the SHA-256 of salt and value for each personal field; null in older entries. */
  commitments: z.string().nullable().default(null),
  /** JSON text: the salts of the personal values that are still there. */
  salts: z.string().nullable().default(null),
});

/**
 * For an organization, includes the entries of all its workspaces. `search` matches part of the actor, the target or
 * the stored data. Up to 1,000 per page, so that a long log is exported in few calls; an export of a whole chain in
 * ascending order can be verified offline.
 */
export const ListAudit = atPlace({
  search: Search.default(""),
  order: z.enum(["newest", "oldest"]).default("newest"),
  action: AuditAction.nullish(),
  actorId: Id.nullish(),
  /** The id of what the entries are about. */
  targetId: Id.nullish(),
  outcome: z.enum(["done", "refused"]).nullish(),
  from: Instant.nullish(),
  to: Instant.nullish(),
  ...PageInput,
  limit: z.int().min(1).max(1_000).default(50),
});

/** People whom entries name by address, with their current names, as far as they are here. */
const Names = z.array(z.object({ userId: Id, name: z.string() }));

export const AuditPage = z.object({
  items: z.array(AuditEntry),
  nextCursor: z.string().nullable(),
  people: Names,
});

/** The checkpoints of an organization's chain, newest first. */
export const ListCheckpoints = atPlace({ ...PageInput });
/** A signed note (C2SP tlog-checkpoint): how many entries there were, and the hash of the last one. */
const Checkpoint = z.object({ seq: z.int(), at: z.string(), note: z.string() });
export const CheckpointPage = z.object({
  /** Where the newest is published, for anyone who knows this address. */
  address: z.string(),
  /** The public key that they are verified with, as a signed-note verifier key. */
  key: z.string(),
  /** Of the present end of the chain, signed for this answer. */
  current: Checkpoint,
  items: z.array(Checkpoint),
  nextCursor: z.string().nullable(),
});

/** The log that a workspace brought along when it was imported, from its beginning. */
export const ListImportedAudit = z.strictObject({
  workspace: WorkspaceRef,
  ...PageInput,
  limit: z.int().min(1).max(1_000).default(50),
});
export const ImportedAuditPage = z.object({
  /** Where the workspace comes from; null for one that was created here. */
  origin: z
    .object({
      instance: z.string(),
      writtenAt: Instant,
      importedAt: Instant,
      importedByName: z.string(),
      /** SHA-256 of what is signed of the bundle. */
      bundle: z.string(),
      /** SHA-256 of the public key that signed it. */
      fingerprint: z.string(),
      /** Whether the entries are a whole chain, or each a part of one. */
      whole: z.boolean(),
      /** The other instance's checkpoint of the end of its chain, and the key that it is verified with. */
      checkpoint: z.string(),
      key: z.string(),
    })
    .nullable(),
  /** As they were hashed: their ids are those of the other instance. */
  items: z.array(AuditEntry),
  nextCursor: z.string().nullable(),
});

/** One entry by its number, with the numbers of its neighbors in the same log. */
export const GetAuditEntry = atPlace({ seq: z.int().positive() });
export const FoundAuditEntry = z.object({
  entry: AuditEntry,
  older: z.int().nullable(),
  newer: z.int().nullable(),
  people: Names,
});

/** The current or a former end of a chain: the number and the hash of an entry. */
const Head = z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Verifies a chain from its start, or from where an earlier call stopped, a number of entries at a time. `kept` is a
 * head noted earlier: the chain must include it.
 */
export const VerifyAudit = atPlace({ after: Head.optional(), kept: Head.optional() });
/** The verdict over the organization's chain as far as it was checked; a workspace's entries are part of that chain. */
export const AuditVerdict = z.object({
  intact: z.boolean(),
  /** How many entries this call checked. */
  entries: z.int(),
  /** The position up to which retention removed the chain, after it was exported; number 0 where it removed nothing. */
  start: Head,
  /** How far it was checked; call again from there until it is the end. */
  head: Head,
  /** The current end of the chain. */
  end: Head,
  /** Whether the chain includes the kept head; null without one, or if it was not checked that far. */
  kept: z.enum(["same", "other"]).nullable(),
  /** Where and why it breaks. */
  fault: z.object({ seq: z.int(), reason: z.string(), message: z.string() }).nullable(),
});
