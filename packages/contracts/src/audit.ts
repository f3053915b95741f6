import { auditActorKinds } from "@bailiwick/domain";
import { z } from "zod";
import { AuditAction, AuditVia } from "./enums.ts";
import { PageInput, pageOf } from "./page.ts";
import { atPlace } from "./place.ts";
import { Id, Instant } from "./text.ts";

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

/** Newest first. Of an organization: with the entries of all its workspaces. */
export const ListAudit = atPlace({
  action: AuditAction.nullish(),
  actorId: Id.nullish(),
  outcome: z.enum(["done", "refused"]).nullish(),
  from: Instant.nullish(),
  to: Instant.nullish(),
  ...PageInput,
});
export const AuditPage = pageOf(AuditEntry);

export const VerifyAudit = atPlace({});
/** The verdict over the organization's whole chain, on which the workspace's entries hang. */
export const AuditVerdict = z.object({
  intact: z.boolean(),
  entries: z.int(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  /** Where and why it breaks. */
  fault: z.object({ seq: z.int(), reason: z.string(), message: z.string() }).nullable(),
});
