import type { AccessRequest } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import { noSuchRequest, Refused, type RequestState, type RoleLevel } from "@bailiwick/domain";
import type { z } from "zod";
import type { Aim } from "../procedure/needs.ts";
import { iso } from "../workspaces/internal.ts";

/** Whose requests: the call's workspace's or, without one, its organization's. */
export type Place = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly workspace: { readonly id: string } | null;
};

export type RequestRow = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly endsAt: Date | null;
  readonly reason: string;
  readonly state: RequestState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
  readonly note: string | null;
  readonly givenUntil: Date | null;
  readonly isOwn: boolean;
  /** The position in a list, with all digits. */
  readonly at: string;
};

/** Reads {@link RequestRow}s of this place; conditions can follow. */
export const requests = `SELECT q.id, q.user_id AS "userId", q.name, q.email, q.role, q.ends_at AS "endsAt", q.reason,
    CASE WHEN q.outcome IS NOT NULL THEN q.outcome WHEN q.expires_at <= now() THEN 'expired' ELSE 'open' END AS state,
    q.created_at AS "createdAt", q.expires_at AS "expiresAt", q.decided_at AS "decidedAt",
    q.decided_by_name AS "decidedByName", q.note, q.given_end AS "givenUntil", audit.time_text(q.created_at) AS at,
    coalesce(q.user_id = authz.person_id(), false) AS "isOwn"
  FROM access_request q WHERE q.org_id = $1 AND q.workspace_id IS NOT DISTINCT FROM $2::uuid`;
export const placeOf = ({ organization, workspace }: Place) => [organization.id, workspace?.id ?? null];

export const levelOf = ({ workspace }: Pick<Place, "workspace">): RoleLevel =>
  workspace === null ? "organization" : "workspace";

/**
 * The request of this place with this id, as far as the caller can see it.
 * @throws Refused with `NOT_FOUND` for any other, wherever it belongs
 */
export async function findRequest(at: Place, id: string): Promise<RequestRow> {
  const [row] = await at.sql<RequestRow>(`${requests} AND q.id = $3`, [...placeOf(at), id]);
  if (row === undefined) throw new Refused(noSuchRequest);
  return row;
}

/** A request in wire format. */
export function requestOf(at: Pick<Place, "workspace">, row: RequestRow): z.input<typeof AccessRequest> {
  const { id, userId, name, email, role, reason, state, decidedByName, note, isOwn } = row;
  return {
    id,
    level: levelOf(at),
    userId,
    name,
    email,
    role,
    endsAt: iso(row.endsAt),
    reason,
    state,
    createdAt: iso(row.createdAt),
    expiresAt: iso(row.expiresAt),
    decidedAt: iso(row.decidedAt),
    decidedByName,
    note,
    givenUntil: iso(row.givenUntil),
    isOwn,
  };
}

/** The person who asks, as the target of an audit entry. */
export function aboutAsker({ userId, email }: Pick<RequestRow, "userId" | "email">): Act["target"] {
  return { kind: "user", id: userId, name: email };
}

/** Aims a refused attempt at the person who asked, if its author can see the request. */
export const aimAtRequest: Aim<{ readonly request: string }> = async ({ request }, { sql }) => {
  const [row] = await sql<{ id: string; email: string }>(
    "SELECT user_id AS id, email FROM access_request WHERE org_id = authz.org_id() AND id = $1",
    [request],
  );
  return { kind: "user", id: row?.id ?? request, name: row?.email ?? request };
};
