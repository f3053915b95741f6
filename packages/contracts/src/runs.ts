import { leaseSeconds, runStateKeys } from "@bailiwick/domain";
import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { Description, Id, Instant, WorkspaceRef } from "./text.ts";

const KindKey = z
  .string()
  .max(40)
  .regex(/^[a-z]+(?:_[a-z]+)*$/);

export const RunState = z.enum(runStateKeys);

/** What a worker does for a resource. */
export const Run = z.object({
  id: Id,
  kind: z.string(),
  /** What it is about; where the run is a resource itself, like a scan, that one. */
  resource: z.object({ id: Id, title: z.string().nullable() }),
  state: RunState,
  /** In percent, as the worker reported it last. */
  progress: z.int().min(0).max(100),
  /** Why it failed: what its worker said, or a sentence for the reason. */
  error: z.string().nullable(),
  /** Set when it failed because as many workers as `attempts` says were lost. */
  reason: z.literal("workers_lost").nullable(),
  requestedByName: z.string(),
  createdAt: Instant,
  /** How many workers it was given to, and the last of them. */
  attempts: z.int(),
  claimedByName: z.string().nullable(),
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});
export const RunPage = pageOf(Run);

const OfKind = { workspace: WorkspaceRef, kind: KindKey };

/** The runs of a kind in a workspace, newest first; of one resource, or in one state. */
export const ListRuns = z.strictObject({
  ...OfKind,
  resource: Id.optional(),
  state: RunState.optional(),
  ...PageInput,
});
/** Starts a run about a resource that exists. */
export const StartRun = z.strictObject({ ...OfKind, resource: Id });
export const CancelRun = z.strictObject({ ...OfKind, run: Id });

/** How long the worker has to report again, in seconds. */
const LeaseSeconds = z.int().min(leaseSeconds.least).max(leaseSeconds.most).default(leaseSeconds.initial);

/** Claims the run of the kind that has waited longest. */
export const ClaimRun = z.strictObject({ ...OfKind, leaseSeconds: LeaseSeconds });
/** A run that is the worker's until `leasedUntil`; each report names its `lease`. */
export const ClaimedRun = Run.extend({ lease: Id, leasedUntil: Instant });
/** Null if none waits. */
export const MaybeRun = z.object({ run: ClaimedRun.nullable() });

const Report = {
  ...OfKind,
  run: Id,
  lease: Id,
  /** Values by the keys of fields, of those that the kind lets a worker set. */
  fields: z.record(z.string().max(40), z.json()).default({}),
};
/** Says that the worker still works, and optionally how far it is. */
export const BeatRun = z.strictObject({
  ...Report,
  progress: z.int().min(0).max(100).optional(),
  leaseSeconds: LeaseSeconds,
});
export const BeatenRun = z.object({ leasedUntil: Instant });
export const FinishRun = z.strictObject(Report);
export const FailRun = z.strictObject({ ...Report, error: Description });
