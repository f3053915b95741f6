import {
  accessReportFormat,
  evidenceFormat,
  keyLevels,
  maxReviewers,
  reviewDays,
  reviewDecisions,
  reviewKinds,
  reviewRecordFormat,
  reviewRepeats,
  undecidedOutcomes,
} from "@bailiwick/domain";
import { z } from "zod";
import { PageInput, pageOf } from "./page.ts";
import { atPlace } from "./place.ts";
import { Description, Id, Instant, Name, RoleKey } from "./text.ts";

const Day = z.iso.date();

/** A campaign over the access of a workspace, or over the roles and keys of an organization (S45). */
export const AccessReview = z.object({
  id: Id,
  level: z.enum(keyLevels),
  name: z.string(),
  repeats: z.enum(reviewRepeats),
  /** The role whose holders review; null if only people by name do. */
  reviewerRole: z.string().nullable(),
  /** People who review by name. */
  reviewers: z.array(z.object({ id: Id, name: z.string() })),
  /** What becomes of access about which no one decides until the deadline. */
  undecided: z.enum(undecidedOutcomes),
  /** `closing` between the deadline and what it decides, for seconds. */
  state: z.enum(["open", "closing", "ended"]),
  startedAt: Instant,
  dueAt: Instant,
  endedAt: Instant.nullable(),
  endedByName: z.string().nullable(),
  /** When it starts anew; null if it does not. */
  nextAt: Instant.nullable(),
  createdByName: z.string(),
  items: z.int(),
  decided: z.int(),
  /** What is left by kind. */
  left: z.record(z.enum(reviewKinds), z.int()),
  /** Whether the reader is one of the reviewers. */
  isReviewer: z.boolean(),
});

/** One access in a campaign. */
export const AccessReviewItem = z.object({
  id: Id,
  kind: z.enum(reviewKinds),
  /** The person, the team or the key. */
  subject: Id,
  name: z.string(),
  email: z.string().nullable(),
  /** At the start of the campaign; null for a key. */
  role: z.string().nullable(),
  since: Instant,
  /** When it ends by itself, or a key expires, as of the start of the review; null if it does not. */
  endsAt: Instant.nullable(),
  givenByName: z.string().nullable(),
  /** The day of the last activity; null if none is known. */
  lastActive: Day.nullable(),
  /** For how many days there was no activity, from 90 on: then its removal is suggested. */
  inactiveDays: z.int().nullable(),
  /** Whether it is the reader's own access, which someone else reviews. */
  isOwn: z.boolean(),
  decision: z.enum(reviewDecisions).nullable(),
  newRole: z.string().nullable(),
  note: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedByName: z.string().nullable(),
  /** Why the deadline did not remove it: it is needed, such as the last owner; its removal was not for the campaign's author; or it was gone. */
  keptBecause: z.enum(["needed", "not_theirs", "gone"]).nullable(),
});

export const ListAccessReviews = atPlace({ ...PageInput });
export const AccessReviewPage = pageOf(AccessReview);
export const OneAccessReview = atPlace({ review: Id });
/** What is left comes first. */
export const ListAccessReviewItems = atPlace({ review: Id, ...PageInput });
export const AccessReviewItemPage = pageOf(AccessReviewItem);
export const StartAccessReview = atPlace({
  name: Name,
  repeats: z.enum(reviewRepeats).default("once"),
  days: z.int().min(reviewDays.least).max(reviewDays.most).default(reviewDays.standard),
  reviewerRole: RoleKey.nullable().default(null),
  reviewers: z.array(Id).min(1).max(maxReviewers).optional(),
  undecided: z.enum(undecidedOutcomes).default("keep"),
});
/** `role` with the decision to change, and only then. */
export const DecideAccessReview = atPlace({
  review: Id,
  item: Id,
  decision: z.enum(reviewDecisions),
  role: RoleKey.nullable().default(null),
  note: Description.nullable().default(null),
});
/** The signed record of a campaign, as a JSON text to keep: {@link AccessReviewRecord}. */
export const AccessReviewEvidence = z.object({ name: z.string(), text: z.string() });

export const ExportEvidence = atPlace({});
/** Signed evidence for an audit, as a JSON text to keep: {@link AccessReviewRecord} in its other format. */
export const ComplianceEvidence = z.object({ name: z.string(), text: z.string() });

/** What a signed record of a campaign, evidence or a report of access looks like; `signature` is over the canonical JSON (RFC 8785) of an object
 * with `format` and `record`. */
export const AccessReviewRecord = z.strictObject({
  format: z.enum([reviewRecordFormat, evidenceFormat, accessReportFormat]),
  record: z.json(),
  /** Ed25519, raw, in base64url. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
