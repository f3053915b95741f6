import { auditActions } from "@bailiwick/domain";
import { z } from "zod";
import { OrganizationRef, WorkspaceRef } from "./text.ts";

/** What a console has open: a workspace, an organization, or neither; it always receives what concerns the person. */
export const FollowChanges = z.strictObject({
  workspace: WorkspaceRef.optional(),
  organization: OrganizationRef.optional(),
});

/** What can change, by the nouns of the audit actions: `member`, `team`, `workspace` … */
export const changeNouns: readonly string[] = [
  ...new Set(auditActions.map((action) => action.slice(0, action.indexOf(".")))),
];

/**
 * The events of an open console. `open`: it listens from now on. `changed`: read these nouns again; all of them if the
 * stream might have missed something. `lost`: the access that it was opened with is gone, and why; the last event.
 */
export const LiveEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("open") }),
  z.object({ kind: z.literal("changed"), nouns: z.array(z.string()) }),
  z.object({
    kind: z.literal("lost"),
    code: z.string(),
    reason: z.string(),
    message: z.string(),
    /** What had changed until then. */
    nouns: z.array(z.string()),
  }),
]);
