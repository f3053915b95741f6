import { type Key, type ListKeys, maxCounted } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  type Blueprint,
  type KeyFacts,
  type KeyLevel,
  type KeyState,
  noSuchKey,
  notFound,
  permissionSet,
  Refused,
  refuse,
  scopesIn,
} from "@bailiwick/domain";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import type { Aim } from "../procedure/needs.ts";
import { iso } from "../workspaces/internal.ts";

/** Whose key it is: the call's workspace's or, without one, its organization's. */
export type Place = Pick<Tenant, "sql"> & {
  readonly organization: { readonly id: string };
  readonly workspace: { readonly id: string } | null;
  readonly blueprint: Blueprint;
};

/** A key's row; `state` is the one by the database's clock. */
export type KeyRow = {
  readonly id: string;
  readonly name: string;
  readonly bits: string;
  readonly state: KeyState;
  readonly publicId: string;
  readonly last: string;
  readonly createdAt: Date;
  readonly createdByName: string;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly revokedByName: string | null;
  readonly usedAt: Date | null;
  readonly usedFrom: string | null;
  readonly refusedAt: Date | null;
  readonly refusedFrom: string | null;
  readonly ipRanges: readonly string[];
  readonly workspaces: readonly { readonly id: string; readonly name: string }[] | null;
  /** The secrets that work, newest first. */
  readonly secrets: readonly {
    readonly publicId: string;
    readonly last: string;
    readonly endsAt: string | null;
  }[];
};

const stateNow = `CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= now() THEN 'expired'
  ELSE 'active' END`;
const columns = `k.id, k.name, k.permissions::text AS bits, ${stateNow} AS state, s.public_id AS "publicId", s.last, alive.secrets,
  k.created_at AS "createdAt", k.created_by_name AS "createdByName", k.expires_at AS "expiresAt",
  k.revoked_at AS "revokedAt", k.revoked_by_name AS "revokedByName", u.at AS "usedAt", u.ip AS "usedFrom", u.refused_at AS "refusedAt",
  u.refused_ip AS "refusedFrom", k.ip_ranges::text[] AS "ipRanges", bound.workspaces`;
const works = "(s.expires_at IS NULL OR s.expires_at > now())";
// The secret by which people know a key is the newest one that works, else the newest.
const tables = `key k
  JOIN LATERAL (SELECT s.public_id, s.last FROM key_secret s WHERE s.org_id = k.org_id AND s.key_id = k.id
    ORDER BY ${works} DESC, s.created_at DESC, s.public_id LIMIT 1) s ON true
  CROSS JOIN LATERAL (SELECT coalesce(json_agg(json_build_object('publicId', s.public_id, 'last', s.last,
    'endsAt', audit.time_text(s.expires_at)) ORDER BY s.created_at DESC, s.public_id), '[]') AS secrets
    FROM key_secret s WHERE s.org_id = k.org_id AND s.key_id = k.id AND ${works}) alive
  CROSS JOIN LATERAL (SELECT CASE WHEN k.workspace_ids IS NOT NULL THEN coalesce(json_agg(
    json_build_object('id', w.id, 'name', w.name) ORDER BY w.name, w.id), '[]') END AS workspaces
    FROM workspace w WHERE w.org_id = k.org_id AND w.id = ANY (k.workspace_ids)) bound
  LEFT JOIN key_use u ON u.org_id = k.org_id AND u.key_id = k.id`;
const here = "k.person_id IS NULL AND k.org_id = $1 AND k.workspace_id IS NOT DISTINCT FROM $2::uuid";
const placeOf = ({ organization, workspace }: Place) => [organization.id, workspace?.id ?? null];

/** What the keys of this place belong to. */
export const levelOf = ({ workspace }: Pick<Place, "workspace">): KeyLevel =>
  workspace === null ? "organization" : "workspace";

/** A key in wire format. */
export function keyOf(at: Pick<Place, "workspace" | "blueprint">, row: KeyRow): z.input<typeof Key> {
  const { id, name, state, publicId, last, createdByName, revokedByName, usedAt, usedFrom } = row;
  const { refusedAt, refusedFrom, ipRanges, workspaces, secrets } = row;
  const [, old] = secrets;
  return {
    id,
    level: levelOf(at),
    name,
    scopes: [...scopesIn(permissionSet.fromBits(row.bits), at.blueprint)],
    state,
    secret: { publicId, last },
    oldSecret:
      old === undefined ? null : { ...old, endsAt: old.endsAt === null ? null : iso(new Date(old.endsAt)) },
    ipRanges: [...ipRanges],
    workspaces: workspaces === null ? null : [...workspaces],
    createdAt: iso(row.createdAt),
    createdByName,
    expiresAt: iso(row.expiresAt),
    revokedAt: iso(row.revokedAt),
    revokedByName,
    lastUsed: usedAt === null ? null : { at: iso(usedAt), ip: usedFrom },
    lastRefused: refusedAt === null ? null : { at: iso(refusedAt), ip: refusedFrom },
  };
}

/** A key as the rules for its changes need it. */
export function factsOf({ blueprint }: Pick<Place, "blueprint">, { state, bits, secrets }: KeyRow): KeyFacts {
  return { state, scopes: scopesIn(permissionSet.fromBits(bits), blueprint), secrets: secrets.length };
}

/** A key as the target of an audit entry. */
export function aboutKey({ id, name }: Pick<KeyRow, "id" | "name">): Act["target"] {
  return { kind: "key", id, name };
}

/**
 * The key of this place with this id.
 * @throws Refused with `NOT_FOUND` for any other, wherever it belongs.
 */
export async function findKey(at: Place, id: string): Promise<KeyRow> {
  const [row] = await at.sql<KeyRow>(`SELECT ${columns} FROM ${tables} WHERE ${here} AND k.id = $3`, [
    ...placeOf(at),
    id,
  ]);
  if (row === undefined) throw new Refused(noSuchKey);
  return row;
}

/** How many keys of this place still work. */
export async function countActiveKeys(at: Place): Promise<number> {
  const [row] = await at.sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM key k WHERE ${here} AND ${stateNow} = 'active'`,
    placeOf(at),
  );
  return row?.total ?? 0;
}

const Cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);
type Wanted = Omit<z.output<typeof ListKeys>, "workspace" | "organization">;
const wanted = `($3::text IS NULL OR ${stateNow} = $3) AND position(lower($4) IN lower(k.name)) > 0`;

/** A page of the keys of this place, newest first; optionally only one state, or part of a name. */
export async function listKeys(at: Place, { state, search, cursor, limit, counted }: Wanted) {
  const [beforeCreated, beforeId] = readCursor(Cursor, cursor) ?? [null, null];
  const found = await at.sql<KeyRow & { at: string }>(
    `SELECT ${columns}, audit.time_text(k.created_at) AS at FROM ${tables}
     WHERE ${here} AND ${wanted}
       AND ($6::uuid IS NULL OR (k.created_at, k.id) < ($5::timestamptz, $6))
     ORDER BY k.created_at DESC, k.id DESC LIMIT $7`,
    [...placeOf(at), state ?? null, search, beforeCreated, beforeId, limit + 1],
  );
  const { rows, nextCursor } = pageOf(found, limit, (row) => [row.at, row.id]);
  const total = counted ? await countKeys(at, [state ?? null, search]) : null;
  return { items: rows.map((row) => keyOf(at, row)), nextCursor, total };
}

async function countKeys(at: Place, asked: readonly [state: string | null, search: string]) {
  const [row] = await at.sql<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT FROM key k WHERE ${here} AND ${wanted} LIMIT ${maxCounted}) found`,
    [...placeOf(at), ...asked],
  );
  return row?.total ?? 0;
}

/** Aims a refused attempt at the key that it names, if its author can see it; at the name of a new one otherwise. */
export const aimAtKey: Aim<{ readonly key?: string; readonly name?: string | undefined }> = async (
  { key, name },
  { sql },
) => {
  if (key === undefined) return name === undefined ? null : { kind: "key", id: name, name };
  const [row] = await sql<{ name: string }>(
    "SELECT name FROM key WHERE org_id = authz.org_id() AND id = $1",
    [key],
  );
  return { kind: "key", id: key, name: row?.name ?? key };
};

/**
 * The workspaces to which a new key of the organization is limited; null for none in particular.
 * @throws Refused for one that is not of this organization, and for a key of a workspace
 */
export async function boundTo(at: Place, given: readonly string[] | null | undefined) {
  if (given == null) return null;
  if (at.workspace !== null) throw new Refused(refuse("key_only_organization", {}, "workspaces"));
  const ids = [...new Set(given)];
  const found = await at.sql<{ id: string; name: string }>(
    "SELECT w.id, w.name FROM workspace w WHERE w.org_id = $1 AND w.id = ANY ($2) ORDER BY w.name, w.id",
    [at.organization.id, ids],
  );
  if (found.length < ids.length) throw new Refused({ ...notFound, path: "workspaces" });
  return found;
}
