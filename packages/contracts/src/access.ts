import { z } from "zod";
import { Permission } from "./enums.ts";
import { AccessSource } from "./members.ts";
import { Id, RefusalParams, WorkspaceRef } from "./text.ts";

export const CheckAccess = z.strictObject({ workspace: WorkspaceRef, permission: Permission });

/** May the caller do it, here and now? When not: why, as an error of the operation itself would say it. */
export const AccessAnswer = z.object({
  allowed: z.boolean(),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  /** What the sentence names, as data. */
  params: RefusalParams,
  message: z.string().nullable(),
});

/**
 * May somebody do it in the workspace, why, and who could? Without `userId` and `team` it is about the caller; of others
 * it is told who may see the members.
 */
export const ExplainAccess = z
  .strictObject({
    workspace: WorkspaceRef,
    permission: Permission,
    userId: Id.nullish(),
    team: Id.nullish(),
  })
  .refine(({ userId, team }) => !userId || !team, {
    path: ["team"],
    error: "Ask about a person or about a team.",
  });

/** Why somebody may, or may not: their grants, the refusal as the operation itself would say it, and who could help. */
export const AccessExplanation = AccessAnswer.extend({
  subject: z.object({
    kind: z.enum(["user", "team"]),
    id: Id,
    name: z.string(),
    /** Null for a team. */
    email: z.string().nullable(),
  }),
  /** Every way in which they have access here. */
  grants: z.array(
    AccessSource.extend({
      roleName: z.string(),
      /** The grant in words: "Editor here through the team Research". */
      description: z.string(),
      /** Whether it holds the permission. */
      holds: z.boolean(),
    }),
  ),
  /** Where it is refused: people who hold the permission here and can sign in, at most five. */
  helpers: z.array(z.object({ userId: Id, name: z.string(), email: z.string() })),
});
