import { type ExpiryState, expiryOf, expiryStates, gradesOf, type ResourceKind } from "@bailiwick/domain";
import type { InPlace, ResourceRow } from "./internal.ts";

/*
 * What a resource is beside its fields, by what its kind declares: how its date stands today, and its score. The domain says it
 * of one; a list is filtered and sorted by the database, with the expressions here.
 */

type Todays = ReadonlyMap<string, string>;

/** Today in the workspaces of these rows, by their ids; none for a kind that does not expire. */
export async function todaysOf(
  { sql }: Pick<InPlace, "sql">,
  { expires }: ResourceKind,
  rows: readonly Pick<ResourceRow, "workspaceId">[],
): Promise<Todays> {
  const ids = new Set(rows.flatMap(({ workspaceId }) => workspaceId ?? []));
  if (expires === undefined || ids.size === 0) return new Map();
  const found = await sql<{ id: string; today: string }>(
    "SELECT id, authz.today_in(id)::text AS today FROM unnest($1::uuid[]) id",
    [[...ids]],
  );
  return new Map(found.map(({ id, today }) => [id, today]));
}

/** How the date of a resource stands; null for a kind that does not expire. */
export function expiryIn(
  { expires }: ResourceKind,
  { fields, workspaceId }: ResourceRow,
  todays: Todays,
): ExpiryState | null {
  const today = todays.get(workspaceId ?? "");
  return expires === undefined || today === undefined ? null : expiryOf(expires, fields, today);
}

/** The same of `resource r` with its `resource_root o`. */
export function expirySql({ field, days }: NonNullable<ResourceKind["expires"]>): string {
  const date = `(r.fields ->> '${field}')::date`;
  // Once for a workspace; in a list over several, each row has its own day.
  const today =
    "coalesce((SELECT authz.today_in((SELECT authz.workspace_id()))), authz.today_in(o.workspace_id))";
  const [valid, expiring, expired] = expiryStates;
  return `CASE WHEN ${date} < ${today} THEN '${expired}' WHEN ${date} <= ${today} + ${days} THEN '${expiring}'
    WHEN ${date} IS NOT NULL THEN '${valid}' END`;
}

/** The score of `resource r`; null where one of its two fields is empty. */
export function scoreSql({ fields, matrix }: Pick<ResourceKind, "fields" | "matrix">): string {
  return [matrix?.rows, matrix?.columns]
    .map((key) => {
      const grades = gradesOf(fields.find((field) => field.key === key));
      const weighed = grades.map(({ value, weight }) => `WHEN '${value}' THEN ${weight}`);
      return `CASE r.fields ->> '${key}' ${weighed.join(" ")} END`;
    })
    .map((weight) => `(${weight})::numeric`)
    .join(" * ");
}
