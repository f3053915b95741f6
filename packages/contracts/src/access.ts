import { tokenSeconds } from "@bailiwick/domain";
import { z } from "zod";
import { Permission } from "./enums.ts";
import { AccessSource } from "./members.ts";
import { atPlace } from "./place.ts";
import { Id, Instant, Line, RefusalParams, WorkspaceRef } from "./text.ts";

export const CheckAccess = z.strictObject({ workspace: WorkspaceRef, permission: Permission });

/** Can the caller do it, here and now? If not, the reason, as an error of the operation itself would give it. */
export const AccessAnswer = z.object({
  allowed: z.boolean(),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  /** The parameters of the sentence, as data. */
  params: RefusalParams,
  message: z.string().nullable(),
});

/**
 * Can a person do it in the workspace, why, and who could? Without `userId` and `team` it is about the caller; asking
 * about others needs the permission to see the members.
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

/** Why a person can or can't: their grants, the refusal as the operation itself would give it, and who could help. */
export const AccessExplanation = AccessAnswer.extend({
  subject: z.object({
    kind: z.enum(["user", "team"]),
    id: Id,
    name: z.string(),
    /** Null for a team. */
    email: z.string().nullable(),
  }),
  /** All sources of their access here. */
  grants: z.array(
    AccessSource.extend({
      roleName: z.string(),
      /** The grant in words: "Editor here through the team Research". */
      description: z.string(),
      /** Whether it holds the permission. */
      holds: z.boolean(),
    }),
  ),
  /** When refused: people who hold the permission here and can sign in, at most five. */
  helpers: z.array(z.object({ userId: Id, name: z.string(), email: z.string() })),
});

/** A signed token of what the caller can do at a place: `audience` is the service that decides by it, and no other. */
export const AskAccessToken = atPlace({
  audience: Line,
  seconds: z.int().min(tokenSeconds.least).max(tokenSeconds.most).default(tokenSeconds.usual),
});
export const SignedAccess = z.object({ token: z.string(), expiresAt: Instant });
