import type { Blueprint, WorkspaceState } from "@bailiwick/domain";
import type { TestApi } from "./api.ts";
import type { Place } from "./stage.ts";

/** The possible states of a blueprint's workspaces. */
export function statesOf({ archive, deletion }: Blueprint): WorkspaceState[] {
  return [
    "active",
    ...(archive.offered ? (["archived"] as const) : []),
    ...(deletion === null ? [] : (["pending_deletion"] as const)),
  ];
}

/** Brings a workspace into a state, bypassing the product. */
export async function bring({ owner }: TestApi, { workspace }: Place, state: WorkspaceState): Promise<void> {
  const isDeleted = state === "pending_deletion";
  await owner.query(
    `UPDATE workspace SET state = $2, archived_at = CASE WHEN $3 THEN now() END,
       deleted_from = CASE WHEN $4 THEN 'active' END, deletion_requested_at = CASE WHEN $4 THEN now() END,
       purge_after = CASE WHEN $4 THEN now() + interval '30 days' END
     WHERE id = $1`,
    [workspace, state, state === "archived", isDeleted],
  );
}

/** The procedures that only apply while the deletion of the organization is requested. */
const onceAsked = new Set(["organizations.cancelDeletion", "platform.confirmDeletion"]);

/** Prepares the places for a procedure, runs the body, and restores everything. */
export async function prepared<T>(
  { owner }: TestApi,
  path: string,
  places: readonly Place[],
  body: () => Promise<T>,
): Promise<T> {
  const organizations = places.flatMap(({ blueprint, organization }) =>
    onceAsked.has(path) && blueprint.topology !== "flat" ? [organization] : [],
  );
  const turn = (state: string, at: string) =>
    owner.query(`UPDATE organization SET state = $2, deletion_requested_at = ${at} WHERE id = ANY ($1)`, [
      organizations,
      state,
    ]);
  if (organizations.length === 0) return body();
  await turn("deletion_requested", "now()");
  try {
    return await body();
  } finally {
    await turn("active", "NULL");
  }
}
