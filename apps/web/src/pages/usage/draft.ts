import { canAllot, type Decision, type DeclaredLimit } from "@bailiwick/domain";
import { type Quota, takenOf, type WorkspaceQuota } from "./quotas.ts";

/** A workspace whose allotment is being changed, and the new one; null for none. */
export type Changed = { readonly row: WorkspaceQuota; readonly amount: number | null };

/** The changes so far, by the ids of workspaces. */
export type Draft = ReadonlyMap<string, Changed>;

/** The draft with one more change; what is as before again is no change. */
export function withChange(draft: Draft, row: WorkspaceQuota, amount: number | null): Draft {
  const next = new Map(draft);
  if (amount === row.allotted) next.delete(row.workspace.id);
  else next.set(row.workspace.id, { row, amount });
  return next;
}

/** What all workspaces have together after the changes. */
export function sumAfter({ allotted }: Pick<Quota, "allotted">, draft: Draft): number {
  return [...draft.values()].reduce(
    (sum, { row, amount }) => sum + (amount ?? 0) - (row.allotted ?? 0),
    allotted,
  );
}

/** Whether the changes can be made together; the path of a refusal names the change by its place in the draft. */
export function checkDraft(
  limit: DeclaredLimit,
  { granted, allotted }: Pick<Quota, "granted" | "allotted">,
  draft: Draft,
): Decision {
  const allotments = [...draft.values()].map(({ row, amount }) => ({
    workspace: row.workspace.slug,
    amount,
    taken: takenOf(row),
  }));
  return canAllot(limit, granted, allotments, {
    before: allotted,
    after: sumAfter({ allotted }, draft),
  });
}

/** The id of the workspace that the path of a refusal is about; null for one about all of them. */
export function workspaceAt(draft: Draft, path: string | null | undefined): string | null {
  const at = /^allotments\.(\d+)\./.exec(path ?? "")?.[1];
  return at === undefined ? null : ([...draft.keys()][Number(at)] ?? null);
}

/** The changes as the API takes them. */
export const allotmentsOf = (draft: Draft) =>
  [...draft].map(([workspace, { amount }]) => ({ workspace, amount }));
