import { z } from "zod";
import { Blueprint } from "./enums.ts";
import { Instant } from "./text.ts";

/** What anyone can read about the instance before signing in. */
export const Instance = z.object({
  /** The blueprints from which organizations can be created here. */
  blueprints: z.array(Blueprint),
  defaultBlueprint: Blueprint,
  /** The declarations of the blueprints that its operator added to the built-in ones. */
  addedBlueprints: z.array(z.record(z.string(), z.json())),
  /** Whether plans apply ("saas") or not ("self-hosted"). */
  mode: z.enum(["saas", "self-hosted"]),
  demo: z.boolean(),
  /** The URL of the documentation; null if the instance sets none. */
  docsUrl: z.string().nullable(),
  /** The URL of the compliance mapping, a document outside the product; null if the instance sets none. */
  complianceUrl: z.string().nullable(),
});

/** The recurring tasks of the background. */
export const backgroundTasks = [
  "access",
  "billing",
  "checkpoints",
  "domains",
  "expiry",
  "files",
  "keys",
  "purge",
  "quotas",
  "reconcile-plans",
  "records",
  "retention",
  "reviews",
  "runs",
  "schedules",
  "secrets",
  "signing-keys",
  "sweep",
  "trials",
] as const;
export type BackgroundTask = (typeof backgroundTasks)[number];

/** The queues of the background. */
export type BackgroundQueue = "mail" | "webhooks";

/** A piece of background work: a recurring task or a queue. During an upgrade, other releases can have other ones. */
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

/** The result of one of the doctor's checks. */
export const Finding = z.object({
  /** The database role, and the check on it. */
  check: z.string(),
  ok: z.boolean(),
  /** What is wrong, or "in order". */
  detail: z.string(),
});
export const Diagnosis = z.object({ at: Instant, findings: z.array(Finding) });

/** The state of the instance, for its operator. */
export const InstanceState = z.object({
  version: z.string(),
  publicUrl: z.string(),
  /** Whether mail leaves over SMTP; without a mail server people read it in the outbox. */
  mailServer: z.boolean(),
  database: z.object({
    version: z.string(),
    /** In bytes. */
    size: z.number(),
    /** The last migration applied. */
    migration: z.string(),
  }),
  work: z.array(BackgroundWork),
});
