import { type AccessRow, permissionSet } from "@bailiwick/domain";
import type { DryRun } from "../procedure/dry-run.ts";
import { iso } from "../workspaces/internal.ts";
import { maxPeople, type Scope } from "./acts.ts";

/** Everyone's access, by person; `complete` is false if there was more than the maximum. */
export type AccessMap = { readonly rows: readonly AccessRow[]; readonly complete: boolean };

/** The maximum number of places to read, where a place is a person in a workspace. */
const maxRows = 5_000;

type Row = Omit<AccessRow, "permissions" | "endsAt"> & {
  readonly bits: string;
  readonly endsAt: Date | null;
};

/** What the people in the scope can do now, as far as the caller can see it. */
export async function readAccess({ sql, actor }: DryRun, { inWorkspace, people }: Scope): Promise<AccessMap> {
  const among = people?.slice(0, maxPeople) ?? null;
  const found = await sql<Row>(
    `SELECT user_id AS "userId", name, email, workspace_id AS "workspaceId", workspace_name AS "workspaceName",
       permissions::text AS bits, ends_at AS "endsAt"
     FROM authz.access_map($1, $2, $3)`,
    [inWorkspace ? (actor.workspace?.id ?? null) : null, among, maxRows],
  );
  return {
    rows: found.map(({ bits, endsAt, ...row }) => ({
      ...row,
      permissions: permissionSet.fromBits(bits),
      endsAt: iso(endsAt),
    })),
    complete: found.length < maxRows && among?.length === people?.length,
  };
}

/** Two readings, limited to the people who are complete in both, so that no place is missing from one by accident. */
export function alike(
  before: AccessMap,
  after: AccessMap,
): readonly [readonly AccessRow[], readonly AccessRow[]] {
  const ends = [before, after].flatMap(({ rows }) =>
    rows.length < maxRows ? [] : (rows.at(-1)?.userId ?? []),
  );
  const end = ends.toSorted()[0];
  const within = ({ rows }: AccessMap) =>
    end === undefined ? rows : rows.filter(({ userId }) => userId < end);
  return [within(before), within(after)];
}

/** Which of these workspaces the caller can see. */
export async function visibleAmong({ sql }: DryRun, rows: readonly AccessRow[]): Promise<Set<string>> {
  const ids = new Set(rows.flatMap(({ workspaceId }) => workspaceId ?? []));
  const found = await sql<{ id: string }>(
    "SELECT id FROM workspace WHERE org_id = authz.org_id() AND id = ANY ($1)",
    [[...ids]],
  );
  return new Set(found.map(({ id }) => id));
}
