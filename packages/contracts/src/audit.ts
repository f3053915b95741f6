import { auditActorKinds } from "@bailiwick/domain";
import { z } from "zod";
import { AuditAction, AuditVia } from "./enums.ts";
import { PageInput, pageOf } from "./page.ts";
import { Id, Instant, OrganizationRef, WorkspaceRef } from "./text.ts";

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

const filters = {
  action: AuditAction.nullish(),
  actorId: Id.nullish(),
  outcome: z.enum(["done", "refused"]).nullish(),
  from: Instant.nullish(),
  to: Instant.nullish(),
  ...PageInput,
};

/** Newest first. */
export const ListAudit = z.strictObject({ workspace: WorkspaceRef, ...filters });
export const ListOrganizationAudit = z.strictObject({ organization: OrganizationRef, ...filters });
export const AuditPage = pageOf(AuditEntry);

export const VerifyAudit = z.strictObject({ workspace: WorkspaceRef });
/** The verdict over the organization's whole chain, on which the workspace's entries hang. */
export const AuditVerdict = z.object({
  intact: z.boolean(),
  entries: z.int(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  /** Where and why it breaks. */
  fault: z.object({ seq: z.int(), reason: z.string(), message: z.string() }).nullable(),
});
