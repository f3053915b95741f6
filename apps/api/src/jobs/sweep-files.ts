import type { Pool } from "pg";
import type { FileStore } from "../storage/store.ts";

/** As many contents are removed in one go. */
const batch = 500;

/** Content that arrived and was not kept is older than any upload that still goes on, in milliseconds. */
const leftoverMs = 24 * 60 * 60_000;

/**
 * Removes the content that no file has any more, and settles what arrived and was not put in its place: a process that ended
 * before its commit left bytes that belong to no file, and one that ended after it left those of a file.
 * @param pool connections of the worker role
 * @returns how many contents were removed
 */
export async function sweepStore(pool: Pool, store: FileStore, signal: AbortSignal): Promise<number> {
  let removed = 0;
  for (let rest = batch; rest === batch && !signal.aborted; ) {
    const { rows } = await pool.query<{ id: string; workspace: string }>(
      "SELECT content_id AS id, workspace_id AS workspace FROM authz.unused_content ORDER BY since LIMIT $1",
      [batch],
    );
    for (const { id, workspace } of rows) await store.remove(workspace, id);
    await pool.query("DELETE FROM authz.unused_content WHERE content_id = ANY ($1)", [
      rows.map(({ id }) => id),
    ]);
    removed += rows.length;
    rest = rows.length;
  }
  for (const id of await store.leftover(leftoverMs)) {
    const { rows } = await pool.query<{ workspace: string | null }>(
      "SELECT authz.workspace_of_content($1) AS workspace",
      [id],
    );
    const workspace = rows[0]?.workspace ?? null;
    if (workspace === null) await store.discard(id);
    else await store.keep(workspace, id);
  }
  return removed;
}
