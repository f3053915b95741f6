import { z } from "zod";
import { Blueprint } from "./enums.ts";
import { Instant } from "./text.ts";

/** What anybody may know of the instance before signing in. */
export const Instance = z.object({
  /** The blueprints that an organization can be founded with here. */
  blueprints: z.array(Blueprint),
  defaultBlueprint: Blueprint,
  /** Whether plans count ("saas") or not ("self-hosted"). */
  mode: z.enum(["saas", "self-hosted"]),
  demo: z.boolean(),
  /** Where the documentation is; null where the instance names no place. */
  docsUrl: z.string().nullable(),
});

/** A piece of background work: a task that comes round again and again, or a queue. */
const BackgroundWork = z.object({
  kind: z.enum(["task", "queue"]),
  name: z.string(),
  dueAt: Instant.nullable(),
  running: z.int(),
  waiting: z.int(),
  failing: z.int(),
  givenUp: z.int(),
  lastError: z.string().nullable(),
  finishedAt: Instant.nullable(),
  tookMs: z.int().nullable(),
});

/** How the instance stands, for its operator. */
export const InstanceState = z.object({
  version: z.string(),
  publicUrl: z.string(),
  /** Whether mail leaves over SMTP; without a mail server it is read in the outbox. */
  mailServer: z.boolean(),
  database: z.object({
    version: z.string(),
    /** In bytes. */
    size: z.number(),
    /** The migration that was applied last. */
    migration: z.string(),
  }),
  work: z.array(BackgroundWork),
});
