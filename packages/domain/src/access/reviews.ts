import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkName } from "../text/names.ts";
import type { Actor } from "./actor.ts";
import { can, permission } from "./decide.ts";
import type { RoleLevel } from "./levels.ts";
import { roleIn } from "./roles.ts";

/** What a campaign reviews: direct memberships, roles of teams, keys, and roles in the organization. */
export const reviewKinds = ["member", "team", "key", "organization_role"] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** How often a campaign starts anew. */
export const reviewRepeats = ["once", "monthly", "quarterly"] as const;
export type ReviewRepeat = (typeof reviewRepeats)[number];

/** What a reviewer says about access, and what becomes of access about which no one said anything. */
export const reviewDecisions = ["keep", "change", "remove"] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];
export const undecidedOutcomes = ["keep", "remove"] as const;
export type UndecidedOutcome = (typeof undecidedOutcomes)[number];

/** Access without activity for as many days is suggested for removal (S45). */
export const inactiveDays = 90;
/** Reviewers are reminded as many days before the deadline. */
export const reviewWarningDays = [7, 1] as const;
/** How long a campaign runs, in days. */
export const reviewDays = { least: 1, standard: 14, most: 90 } as const;
/** The maximum number of people, teams and keys in one campaign, and of its reviewers by name. */
export const maxReviewed = 5_000;
export const maxReviewers = 50;

/** The permissions to see and decide, and to start and end campaigns, at each level. */
export const reviewPermissions = {
  workspace: { read: permission("access_review:read"), manage: permission("access_review:manage") },
  organization: {
    read: permission("organization_access_review:read"),
    manage: permission("organization_access_review:manage"),
  },
} as const;

export type ReviewDraft = {
  readonly name: string;
  /** The role whose holders review, and people by id; one of the two at least. */
  readonly reviewerRole: string | null;
  readonly reviewers: readonly string[];
};

/**
 * Can the actor start this campaign?
 * @param facts the roles of the place, how many of the named reviewers are here, and how much there is to review
 */
export function canStartReview(
  actor: Actor,
  level: RoleLevel,
  { name, reviewerRole, reviewers }: ReviewDraft,
  facts: { readonly reviewersHere: number; readonly items: number },
): Decision {
  return allOf(
    () => can(actor, reviewPermissions[level].manage),
    () => checkName(name),
    () =>
      reviewerRole === null && reviewers.length === 0
        ? refuse("reviewer_needed", {}, "reviewerRole")
        : allowed,
    () => (reviewerRole === null ? allowed : checkReviewerRole(actor, level, reviewerRole)),
    () => (facts.reviewersHere === reviewers.length ? allowed : refuse("unfit_reviewer", {}, "reviewers")),
    () => (facts.items <= maxReviewed ? allowed : refuse("review_limit", { amount: maxReviewed })),
  );
}

function checkReviewerRole(actor: Actor, level: RoleLevel, key: string): Decision {
  const role = roleIn(actor.roles, level, key);
  if (role === undefined) return refuse("unknown_role", {}, "reviewerRole");
  const sees = role.permissions.includes(reviewPermissions[level].read.name);
  return sees ? allowed : refuse("unfit_reviewer", {}, "reviewerRole");
}

/** Can the actor end this campaign, or stop it from starting anew? */
export function canEndReview(
  actor: Actor,
  level: RoleLevel,
  { isOpen, repeats }: { readonly isOpen: boolean; readonly repeats: boolean },
): Decision {
  return allOf(
    () => can(actor, reviewPermissions[level].manage),
    () => (isOpen || repeats ? allowed : refuse("review_over")),
  );
}

export type ReviewItemFacts = {
  readonly kind: ReviewKind;
  /** By the database's clock. */
  readonly isOpen: boolean;
  readonly isReviewer: boolean;
  /** Whether it is the actor's own access, or comes to them by a team, or was given by them to a key. */
  readonly isOwn: boolean;
  readonly decision: ReviewDecision | null;
};

/** Can the actor decide about this access? The change itself is decided by the rule for that change. */
export function canDecideReview(
  actor: Actor,
  level: RoleLevel,
  item: ReviewItemFacts,
  { decision, role }: { readonly decision: ReviewDecision; readonly role: string | null },
): Decision {
  return allOf(
    () => can(actor, reviewPermissions[level].read),
    () => (item.isOpen ? allowed : refuse("review_over")),
    () => (item.isReviewer ? allowed : refuse("not_reviewer")),
    () => (item.isOwn ? refuse("own_review") : allowed),
    () => (item.decision === null ? allowed : refuse("review_decided")),
    () =>
      (decision === "change") === (role !== null) && (decision !== "change" || item.kind !== "key")
        ? allowed
        : refuse("review_role", {}, "role"),
  );
}

/**
 * For how many days there was no activity; null while that is less than {@link inactiveDays}, so that nothing is
 * suggested (S45).
 * @param facts days as `YYYY-MM-DD`: of the last activity, null for none; since when there is access; since when
 *   activity is recorded here; and today, by the database's clock
 */
export function inactiveFor(facts: {
  readonly lastActive: string | null;
  readonly since: string;
  readonly recordedSince: string;
  readonly today: string;
}): number | null {
  const { lastActive, since, recordedSince, today } = facts;
  const from =
    lastActive === null ? Math.max(Date.parse(since), Date.parse(recordedSince)) : Date.parse(lastActive);
  const days = Math.floor((Date.parse(today) - from) / 86_400_000);
  return days >= inactiveDays ? days : null;
}

/** For a campaign, or access in it, that does not exist here. */
export const noSuchReview = refuse("no_such_review", {}, "review");
export const noSuchReviewItem = refuse("no_such_review_item", {}, "item");

/** The ways in which someone has access, as a report lists them. */
export const accessWays = ["member", "team", "organization_role", "key"] as const;
export type AccessWay = (typeof accessWays)[number];
/** The maximum number of ways in one signed report of access. */
export const maxReported = 20_000;
/** For a report that is too long to be signed as one file. */
export const reportLimit = refuse("report_limit", { amount: maxReported });

/** The format of a signed report of access. */
export const accessReportFormat = "bailiwick-access-report/1";
/** The format of signed evidence for an audit (M70). */
export const evidenceFormat = "bailiwick-evidence/1";
/** The format of the signed record of a campaign. */
export const reviewRecordFormat = "bailiwick-access-review/1";
