import { type Invitation, type ListInvitations, maxCounted } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  changedMeanwhile,
  type InvitationFacts,
  type InvitationState,
  invitationDays,
  invitationReplaced,
  noSuchInvitation,
  principalName,
  Refused,
  type SentFacts,
} from "@bailiwick/domain";
import { z } from "zod";
import { newId } from "../identity/id.ts";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import type { Aim } from "../procedure/needs.ts";
import type { VerbContext } from "../procedure/run.ts";
import { iso } from "../workspaces/internal.ts";
import { newInvitationToken } from "./token.ts";

/** Where an invitation leads: to the call's workspace or, without one, to its organization. */
export type Place = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly workspace: { readonly id: string } | null;
};

/** An invitation's row; `stored` is its stored state, `state` the one by the database's clock. */
export type InvitationRow = {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly state: InvitationState;
  readonly stored: InvitationState;
  readonly invitedBy: string;
  readonly invitedByName: string;
  readonly createdAt: Date;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  /** When the access that it gives ends by itself; null if it does not. */
  readonly accessEndsAt: Date | null;
  readonly settledAt: Date | null;
};

const stateNow = "CASE WHEN state = 'pending' AND expires_at <= now() THEN 'expired' ELSE state END";
const columns = `id, email, role, ${stateNow} AS state, state AS stored, invited_by AS "invitedBy",
  invited_by_name AS "invitedByName", created_at AS "createdAt", sent_at AS "sentAt", expires_at AS "expiresAt",
  access_ends_at AS "accessEndsAt", settled_at AS "settledAt"`;
const here = "org_id = $1 AND workspace_id IS NOT DISTINCT FROM $2::uuid";
const place = ({ organization, workspace }: Place) => [organization.id, workspace?.id ?? null];

/** An invitation in wire format. */
export function invitationOf(row: InvitationRow): z.input<typeof Invitation> {
  const { id, email, role, state, invitedBy, invitedByName } = row;
  return {
    id,
    email,
    role,
    state,
    invitedBy: { userId: invitedBy, name: invitedByName },
    createdAt: iso(row.createdAt),
    sentAt: iso(row.sentAt),
    expiresAt: iso(row.expiresAt),
    accessEndsAt: iso(row.accessEndsAt),
    settledAt: iso(row.settledAt),
  };
}

/** An invitation as the target of an audit entry; the address says who it is for. */
export function aboutInvitation({ id, email }: Pick<InvitationRow, "id" | "email">): Act["target"] {
  return { kind: "invitation", id, name: email };
}

/** The facts for the rules about an invitation that leads here. */
export function factsOf({ workspace }: Place, { role, state }: InvitationRow): InvitationFacts {
  return { level: workspace === null ? "organization" : "workspace", role, state };
}

/**
 * The invitation to this place with this id.
 * @throws Refused with `NOT_FOUND` for any other, wherever it leads.
 */
export async function findInvitation(at: Place, id: string): Promise<InvitationRow> {
  const [row] = await at.sql<InvitationRow>(`SELECT ${columns} FROM invitation WHERE ${here} AND id = $3`, [
    ...place(at),
    id,
  ]);
  if (row === undefined) throw new Refused(noSuchInvitation);
  return row;
}

const Cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

type Wanted = Omit<z.output<typeof ListInvitations>, "workspace" | "organization">;

/** A page of the invitations to this place, newest first; optionally only one state, or part of an address. */
export async function listInvitations(at: Place, { state, search, cursor, limit, counted }: Wanted) {
  const [beforeCreated, beforeId] = readCursor(Cursor, cursor) ?? [null, null];
  const found = await at.sql<InvitationRow & { at: string }>(
    `SELECT ${columns}, audit.time_text(created_at) AS at FROM invitation
     WHERE ${here} AND ${wanted}
       AND ($6::uuid IS NULL OR (created_at, id) < ($5::timestamptz, $6))
     ORDER BY created_at DESC, id DESC LIMIT $7`,
    [...place(at), state ?? null, search, beforeCreated, beforeId, limit + 1],
  );
  const { rows, nextCursor } = pageOf(found, limit, (row) => [row.at, row.id]);
  const total = counted ? await countInvitations(at, [state ?? null, search]) : null;
  return { items: rows.map(invitationOf), nextCursor, total };
}

const wanted = `($3::text IS NULL OR ${stateNow} = $3) AND position(lower($4) IN email) > 0`;

async function countInvitations(at: Place, asked: readonly [state: string | null, search: string]) {
  const [row] = await at.sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM (
       SELECT 1 FROM invitation WHERE ${here} AND ${wanted} LIMIT ${maxCounted}) found`,
    [...place(at), ...asked],
  );
  return row?.total ?? 0;
}

export type Invitee = SentFacts & {
  /** Whether they are already in: a member of the workspace, or of the organization. */
  readonly isMember: boolean;
  readonly isInOrganization: boolean;
  readonly isInvited: boolean;
};

/** What is known here about an address to invite. Reveals nothing about whether it has an account. */
export async function findInvitee({ sql, workspace }: Place, email: string): Promise<Invitee> {
  const [row] = await sql<Omit<Invitee, "lastSentAt" | "isMember"> & { isWorkspaceMember: boolean }>(
    `SELECT is_member AS "isWorkspaceMember", is_in_organization AS "isInOrganization", is_invited AS "isInvited",
       sent_to_address AS "sentToAddress", sent_by_organization AS "sentByOrganization",
       sent_by_sender AS "sentBySender" FROM authz.find_invitee($1)`,
    [email],
  );
  if (row === undefined) throw new Error("find_invitee returned nothing to a caller who can invite");
  const { isWorkspaceMember, ...known } = row;
  return {
    ...known,
    isMember: workspace === null ? known.isInOrganization : isWorkspaceMember,
    lastSentAt: null,
  };
}

type Author = Place & Pick<VerbContext<unknown>, "actor" | "principal" | "now">;
type Wish = { readonly email: string; readonly role: string; readonly accessEndsAt: Date | null };
type Issued = { readonly invitation: InvitationRow; readonly token: string };

/** Writes a new invitation to this place; the token is only for its mail. It can be accepted while there is access to get. */
export async function insertInvitation(at: Author, { email, role, accessEndsAt }: Wish): Promise<Issued> {
  const { sql, actor, principal, now } = at;
  const { name: invitedByName } = principalName(principal);
  await sql("SELECT authz.settle_expired_invitation($1)", [email]);
  const { token, hash } = newInvitationToken();
  const [until] = await sql<{ at: Date }>("SELECT least(now() + make_interval(days => $1), $2) AS at", [
    invitationDays,
    accessEndsAt,
  ]);
  const id = newId();
  const invitation: InvitationRow = {
    id,
    email,
    role,
    state: "pending",
    stored: "pending",
    invitedBy: actor.id,
    invitedByName,
    createdAt: now,
    sentAt: now,
    expiresAt: until?.at ?? now,
    accessEndsAt,
    settledAt: null,
  };
  // Not read back: people who can invite might not be able to see invitations.
  await sql(
    `INSERT INTO invitation
       (org_id, workspace_id, id, email, role, token_hash, invited_by, invited_by_name, expires_at, access_ends_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [...place(at), id, email, role, hash, actor.id, invitedByName, invitation.expiresAt, accessEndsAt],
  );
  return { invitation, token };
}

/**
 * Gives a pending invitation a new token and seven new days; the old link stops working. The person who resends it
 * becomes its author (docs/decisions/027).
 */
export async function renewInvitation(at: Author, { id, stored }: InvitationRow): Promise<Issued> {
  const { token, hash } = newInvitationToken();
  const [invitation] = await at.sql<InvitationRow>(
    `UPDATE invitation SET token_hash = $4, sent_at = now(),
       expires_at = least(now() + make_interval(days => $5), access_ends_at),
       invited_by = $6, invited_by_name = $7
     WHERE ${here} AND id = $3 AND state = 'pending' RETURNING ${columns}`,
    [...place(at), id, hash, invitationDays, at.actor.id, principalName(at.principal).name],
  );
  if (invitation === undefined) throw new Refused(notOpen(stored));
  return { invitation, token };
}

/** Marks a pending invitation as revoked. */
export async function revokeInvitation(at: Author, { id, stored }: InvitationRow): Promise<InvitationRow> {
  const [invitation] = await at.sql<InvitationRow>(
    `UPDATE invitation SET state = 'revoked', settled_at = now(), settled_by = $4
     WHERE ${here} AND id = $3 AND state = 'pending' RETURNING ${columns}`,
    [...place(at), id, at.actor.id],
  );
  if (invitation === undefined) throw new Refused(notOpen(stored));
  return invitation;
}

/** Why a row that the rules let pass can't be changed: it had expired and been replaced, or someone else was first. */
const notOpen = (stored: InvitationState) => (stored === "expired" ? invitationReplaced : changedMeanwhile);

/** Targets the input's invitation, or the address to invite. */
export const aimAtInvitation: Aim<{ readonly invitation?: string; readonly email?: string }> = async (
  { invitation, email },
  { sql },
) => {
  if (invitation === undefined) return email === undefined ? null : { kind: "user", id: email, name: email };
  const [invited] = await sql<{ email: string }>(
    "SELECT email FROM invitation WHERE org_id = authz.org_id() AND id = $1",
    [invitation],
  );
  return { kind: "invitation", id: invitation, name: invited?.email ?? invitation };
};
