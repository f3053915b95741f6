import type { AuditPage, ListAudit } from "@bailiwick/contracts";
import type { Tenant } from "@bailiwick/db";
import type { AuditEntry } from "@bailiwick/domain";
import { z } from "zod";
import { pageOf, readCursor } from "../cursor.ts";

/** The columns of an entry as the wire and the hash have them: times with six digits, hashes in hex. */
export const entryColumns = `org_id AS "orgId", seq, audit.time_text(at) AS at, workspace_id AS "workspaceId",
  actor_kind AS "actorKind", actor_id AS "actorId", actor_name AS "actorName", via, ip, action,
  target_kind AS "targetKind", target_id AS "targetId", target_name AS "targetName", outcome, before, after,
  encode(prev_hash, 'hex') AS "prevHash", encode(hash, 'hex') AS hash`;

/** The driver gives a bigint as text. */
export type EntryRow = Omit<AuditEntry, "seq"> & { readonly seq: string };

export function entryOf(row: EntryRow): AuditEntry {
  return { ...row, seq: Number(row.seq) };
}

type Filters = Omit<z.output<typeof ListAudit>, "workspace">;
type Scope = { readonly organization: string; readonly workspace: string | null };

const Place = z.tuple([z.int().positive()]);

/** Entries, newest first: of one workspace, or of the whole organization when `workspace` is null. */
export async function readEntries(
  { sql }: Pick<Tenant, "sql">,
  { organization, workspace }: Scope,
  { action, actorId, outcome, from, to, limit, cursor }: Filters,
): Promise<z.input<typeof AuditPage>> {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const before = readCursor(Place, cursor);
  const conditions = [
    `org_id = ${given(organization)}`,
    workspace && `workspace_id = ${given(workspace)}`,
    action && `action = ${given(action)}`,
    actorId && `actor_id = ${given(actorId)}`,
    outcome && `outcome = ${given(outcome)}`,
    from && `at >= ${given(new Date(from))}`,
    to && `at < ${given(new Date(to))}`,
    before && `seq < ${given(before[0])}`,
  ].filter((condition) => typeof condition === "string");
  const entries = await sql<EntryRow>(
    `SELECT ${entryColumns} FROM audit_entry WHERE ${conditions.join(" AND ")}
     ORDER BY seq DESC LIMIT ${given(limit + 1)}`,
    values,
  );
  const { rows, nextCursor } = pageOf(entries.map(entryOf), limit, (entry) => [entry.seq]);
  return { items: [...rows], nextCursor };
}
