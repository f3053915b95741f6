import type { AuditPage, ListAudit } from "@bailiwick/contracts";
import type { Statement, Tenant } from "@bailiwick/db";
import type { AuditEntry } from "@bailiwick/domain";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";

/** The columns of an entry in the form of the wire and the hash: times with six digits, hashes in hex. */
export const entryColumns = `org_id AS "orgId", seq, audit.time_text(at) AS at, workspace_id AS "workspaceId",
  actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName", via, ip, action,
  target_kind AS "targetKind", target_id AS "targetId", target_name AS "targetName", outcome, before, after,
  encode(prev_hash, 'hex') AS "prevHash", encode(hash, 'hex') AS hash, commitments, salts`;

/** The driver returns a bigint as text. */
export type EntryRow = Omit<AuditEntry, "seq"> & { readonly seq: string };

export function entryOf(row: EntryRow): AuditEntry {
  return { ...row, seq: Number(row.seq) };
}

type Filters = z.output<typeof ListAudit>;

const Place = z.tuple([z.int().positive()]);

const searched = "lower(concat_ws(' ', actor_name, target_name, before, after))";

/** Selects entries of the input's workspace, or of the whole organization. */
export function askEntries(input: Filters): Statement<EntryRow> {
  const { action, actorId, targetId, outcome, from, to, search, order, limit, cursor } = input;
  const oldest = order === "oldest";
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const before = readCursor(Place, cursor);
  const conditions = [
    "org_id = authz.org_id()",
    input.workspace !== undefined && "workspace_id = authz.workspace_id()",
    action && `action = ${given(action)}`,
    actorId && `actor_id = ${given(actorId)}`,
    targetId && `target_id = ${given(targetId)}`,
    outcome && `outcome = ${given(outcome)}`,
    from && `at >= ${given(new Date(from))}`,
    to && `at < ${given(new Date(to))}`,
    search !== "" && `position(lower(${given(search)}) IN ${searched}) > 0`,
    before && `seq ${oldest ? ">" : "<"} ${given(before[0])}`,
  ].filter((condition) => typeof condition === "string");
  const text = `SELECT ${entryColumns} FROM audit_entry WHERE ${conditions.join(" AND ")}
     ORDER BY seq ${oldest ? "ASC" : "DESC"} LIMIT ${given(limit + 1)}`;
  return { text, values };
}

/** The requested page. */
export async function pageOfEntries(
  ctx: Pick<Tenant, "sql">,
  entries: readonly EntryRow[],
  { limit }: { readonly limit: number },
): Promise<z.input<typeof AuditPage>> {
  const { rows, nextCursor } = pageOf(entries.map(entryOf), limit, (entry) => [entry.seq]);
  return { items: [...rows], nextCursor, people: await peopleIn(ctx, rows) };
}

/** The people in the entries, by their current names: only people in the place, as far as the caller can see them. */
export async function peopleIn(
  { sql }: Pick<Tenant, "sql">,
  entries: readonly AuditEntry[],
): Promise<{ userId: string; name: string }[]> {
  const ids = entries.flatMap(({ actorId, targetKind, targetId }) => [
    ...(actorId === null ? [] : [actorId]),
    ...(targetKind === "user" && targetId !== null && isId(targetId) ? [targetId] : []),
  ]);
  if (ids.length === 0) return [];
  return sql<{ userId: string; name: string }>(
    `SELECT user_id AS "userId", min(name) AS name FROM (
       SELECT user_id, name FROM organization_member WHERE org_id = authz.org_id() AND user_id = ANY ($1::uuid[])
       UNION ALL SELECT user_id, name FROM member WHERE org_id = authz.org_id() AND user_id = ANY ($1::uuid[])
     ) p GROUP BY user_id`,
    [[...new Set(ids)]],
  );
}

/** For a refused attempt the target can be an address. */
const isId = (text: string) => z.uuid().safeParse(text).success;
