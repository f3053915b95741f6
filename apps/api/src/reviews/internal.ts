import type { AccessReview, AccessReviewItem } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  inactiveFor,
  noSuchReview,
  noSuchReviewItem,
  Refused,
  type ReviewDecision,
  type ReviewKind,
  type ReviewRepeat,
  type RoleLevel,
  type UndecidedOutcome,
} from "@bailiwick/domain";
import type { z } from "zod";
import type { Aim } from "../procedure/needs.ts";
import { iso } from "../workspaces/internal.ts";

/** Whose campaigns: the call's workspace's or, without one, its organization's. */
export type Place = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly workspace: { readonly id: string } | null;
};

export type ReviewRow = {
  readonly id: string;
  readonly name: string;
  readonly repeats: ReviewRepeat;
  readonly reviewerRole: string | null;
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
  readonly undecided: UndecidedOutcome;
  readonly state: "open" | "closing" | "ended";
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly endedByName: string | null;
  readonly nextAt: Date | null;
  readonly createdByName: string;
  readonly items: number;
  readonly left: Readonly<Partial<Record<ReviewKind, number>>>;
  readonly isReviewer: boolean;
  /** The position in a list, with all digits. */
  readonly at: string;
};

const names = `(SELECT coalesce(json_agg(json_build_object('id', n.id, 'name', coalesce(n.name, '?')) ORDER BY n.name, n.id), '[]')
  FROM (SELECT x AS id, coalesce(
      (SELECT m.name FROM member m WHERE m.org_id = r.org_id AND m.workspace_id = r.workspace_id AND m.user_id = x),
      (SELECT p.name FROM organization_member p WHERE p.org_id = r.org_id AND p.user_id = x)) AS name
    FROM unnest(r.reviewers) x) n)`;
/** Reads {@link ReviewRow}s of this place; conditions can follow. */
export const reviews = `SELECT r.id, r.name, r.repeats, r.reviewer_role AS "reviewerRole", ${names} AS reviewers, r.undecided,
    CASE WHEN r.closed_at IS NOT NULL THEN 'ended' WHEN r.due_at <= now() THEN 'closing' ELSE 'open' END AS state,
    r.started_at AS "startedAt", r.due_at AS "dueAt", r.closed_at AS "endedAt", r.closed_by_name AS "endedByName",
    r.next_at AS "nextAt", r.created_by_name AS "createdByName", audit.time_text(r.started_at) AS at,
    authz.is_reviewer(r.workspace_id, r.reviewers, r.reviewer_role) AS "isReviewer",
    (SELECT count(*)::int FROM access_review_item i WHERE i.org_id = r.org_id AND i.review_id = r.id) AS items,
    (SELECT coalesce(json_object_agg(l.kind, l.count), '{}') FROM (
      SELECT i.kind, count(*)::int AS count FROM access_review_item i
      WHERE i.org_id = r.org_id AND i.review_id = r.id AND i.decision IS NULL GROUP BY i.kind) l) AS left
  FROM access_review r WHERE r.org_id = $1 AND r.workspace_id IS NOT DISTINCT FROM $2::uuid`;
export const placeOf = ({ organization, workspace }: Place) => [organization.id, workspace?.id ?? null];

/** What the campaigns of this place are about. */
export const levelOf = ({ workspace }: Pick<Place, "workspace">): RoleLevel =>
  workspace === null ? "organization" : "workspace";

/**
 * The campaign of this place with this id.
 * @throws Refused with `NOT_FOUND` for any other, wherever it belongs
 */
export async function findReview(at: Place, id: string): Promise<ReviewRow> {
  const [row] = await at.sql<ReviewRow>(`${reviews} AND r.id = $3`, [...placeOf(at), id]);
  if (row === undefined) throw new Refused(noSuchReview);
  return row;
}

/** A campaign in wire format. */
export function reviewOf(at: Pick<Place, "workspace">, row: ReviewRow): z.input<typeof AccessReview> {
  const { id, name, repeats, reviewerRole, undecided, state, endedByName, createdByName } = row;
  const { member = 0, team = 0, key = 0, organization_role = 0 } = row.left;
  return {
    id,
    level: levelOf(at),
    name,
    repeats,
    reviewerRole,
    reviewers: [...row.reviewers],
    undecided,
    state,
    startedAt: iso(row.startedAt),
    dueAt: iso(row.dueAt),
    endedAt: iso(row.endedAt),
    endedByName,
    nextAt: iso(row.nextAt),
    createdByName,
    items: row.items,
    decided: row.items - member - team - key - organization_role,
    left: { member, team, key, organization_role },
    isReviewer: row.isReviewer,
  };
}

export type ItemRow = {
  readonly id: string;
  readonly kind: ReviewKind;
  readonly subject: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: string | null;
  readonly since: Date;
  readonly endsAt: Date | null;
  readonly givenByName: string | null;
  readonly lastActive: string | null;
  readonly recordedSince: string;
  readonly today: string;
  readonly isOwn: boolean;
  readonly decision: ReviewDecision | null;
  readonly newRole: string | null;
  readonly note: string | null;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
  readonly keptBecause: "needed" | "not_theirs" | "gone" | null;
};

/** Reads {@link ItemRow}s of campaign `$2` of organization `$1`; conditions can follow. */
export const items = `SELECT i.id, i.kind, i.subject_id AS subject, i.name, i.email, i.role, i.since, i.ends_at AS "endsAt",
    i.given_by_name AS "givenByName", i.decision, i.new_role AS "newRole", i.note, i.decided_at AS "decidedAt",
    i.decided_by_name AS "decidedByName", i.kept_because AS "keptBecause",
    CASE WHEN i.decision IS NULL THEN greatest(i.last_active, authz.last_active_here(i.kind, i.subject_id))
      ELSE i.last_active END::text AS "lastActive",
    o.activity_since::text AS "recordedSince", (now() AT TIME ZONE 'UTC')::date::text AS today,
    authz.is_own_access(i.kind, i.subject_id, i.given_by) AS "isOwn"
  FROM access_review_item i JOIN organization o ON o.id = i.org_id WHERE i.org_id = $1 AND i.review_id = $2`;

/** @throws Refused with `NOT_FOUND` for one that this campaign does not have */
export async function findItem(at: Place, review: string, id: string): Promise<ItemRow> {
  const [row] = await at.sql<ItemRow>(`${items} AND i.id = $3`, [at.organization.id, review, id]);
  if (row === undefined) throw new Refused(noSuchReviewItem);
  return row;
}

/** An access of a campaign in wire format. */
export function itemOf(row: ItemRow): z.input<typeof AccessReviewItem> {
  const { id, kind, subject, name, email, role, givenByName, lastActive, recordedSince, today, isOwn } = row;
  const since = iso(row.since);
  const facts = { lastActive, since: since.slice(0, 10), recordedSince, today };
  return {
    id,
    kind,
    subject,
    name,
    email,
    role,
    since,
    endsAt: iso(row.endsAt),
    givenByName,
    lastActive,
    inactiveDays: row.decision === null ? inactiveFor(facts) : null,
    isOwn,
    decision: row.decision,
    newRole: row.newRole,
    note: row.note,
    decidedAt: iso(row.decidedAt),
    decidedByName: row.decidedByName,
    keptBecause: row.keptBecause,
  };
}

/** A campaign as the target of an audit entry. */
export function aboutReview({ id, name }: Pick<ReviewRow, "id" | "name">): Act["target"] {
  return { kind: "access_review", id, name };
}

/** Aims a refused attempt at the campaign that it names, if its author can see it; at the name of a new one otherwise. */
export const aimAtReview: Aim<{ readonly review?: string; readonly name?: string }> = async (
  { review, name },
  { sql },
) => {
  if (review === undefined) return name === undefined ? null : { kind: "access_review", id: name, name };
  const [row] = await sql<{ name: string }>(
    "SELECT name FROM access_review WHERE org_id = authz.org_id() AND id = $1",
    [review],
  );
  return { kind: "access_review", id: review, name: row?.name ?? review };
};
