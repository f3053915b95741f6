import { type Key, type ListKeys, maxCounted } from "@bailiwick/contracts";
import type { Act, Tenant } from "@bailiwick/db";
import {
  type Blueprint,
  type KeyLevel,
  type KeyState,
  noSuchKey,
  permissionSet,
  Refused,
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
};

const stateNow = `CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.expires_at <= now() THEN 'expired'
  ELSE 'active' END`;
const columns = `k.id, k.name, k.permissions::text AS bits, ${stateNow} AS state, s.public_id AS "publicId", s.last,
  k.created_at AS "createdAt", k.created_by_name AS "createdByName", k.expires_at AS "expiresAt",
  k.revoked_at AS "revokedAt", k.revoked_by_name AS "revokedByName", u.at AS "usedAt", u.ip AS "usedFrom"`;
const tables = `key k JOIN key_secret s ON s.org_id = k.org_id AND s.key_id = k.id
  LEFT JOIN key_use u ON u.org_id = k.org_id AND u.key_id = k.id`;
const here = "k.org_id = $1 AND k.workspace_id IS NOT DISTINCT FROM $2::uuid";
const placeOf = ({ organization, workspace }: Place) => [organization.id, workspace?.id ?? null];

/** What the keys of this place belong to. */
export const levelOf = ({ workspace }: Pick<Place, "workspace">): KeyLevel =>
  workspace === null ? "organization" : "workspace";

/** A key in wire format. */
export function keyOf(at: Pick<Place, "workspace" | "blueprint">, row: KeyRow): z.input<typeof Key> {
  const { id, name, state, publicId, last, createdByName, revokedByName, usedAt, usedFrom } = row;
  return {
    id,
    level: levelOf(at),
    name,
    scopes: [...scopesIn(permissionSet.fromBits(row.bits), at.blueprint)],
    state,
    secret: { publicId, last },
    createdAt: iso(row.createdAt),
    createdByName,
    expiresAt: iso(row.expiresAt),
    revokedAt: iso(row.revokedAt),
    revokedByName,
    lastUsed: usedAt === null ? null : { at: iso(usedAt), ip: usedFrom },
  };
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
export const aimAtKey: Aim<{ readonly key?: string; readonly name?: string }> = async (
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
