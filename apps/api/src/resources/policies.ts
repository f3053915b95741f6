import {
  at,
  canAddWithinDeclared,
  checkWindow,
  checkWindowOrder,
  demand,
  type FieldValues,
  Refused,
  type ResourceKind,
  type SettingEntry,
  type SettingValue,
} from "@bailiwick/domain";
import { effectiveLimit } from "../plans/internal.ts";
import type { InPlace } from "./internal.ts";

/** The value of a setting of the workspace, read fresh, also for a caller who can't read settings. */
export async function settingHere(
  { sql, blueprint }: Pick<InPlace, "sql" | "blueprint">,
  key: string,
): Promise<SettingValue | undefined> {
  const [row] = await sql<{ value: string | null }>("SELECT authz.setting_here($1) AS value", [key]);
  // One that the blueprint got after the workspace was created has its initial value.
  if (row === undefined || row.value === null)
    return blueprint.settings.find((spec) => spec.key === key)?.initial;
  return JSON.parse(row.value) as SettingValue;
}

/** @throws Refused when the kind's window ends before it starts, or overlaps one of the workspace's periods */
export async function demandWindow(
  ctx: Pick<InPlace, "sql" | "blueprint">,
  { window }: ResourceKind,
  fields: FieldValues,
): Promise<void> {
  if (window === undefined) return;
  demand(checkWindowOrder(window, fields));
  const spec = ctx.blueprint.settings.find(({ key }) => key === window.refusedIn);
  if (spec?.kind !== "list" || spec.period === undefined) return;
  const periods = (await settingHere(ctx, spec.key)) as readonly SettingEntry[];
  demand(checkWindow(window, fields, periods, spec.period));
}

type Count = { readonly others: number; readonly known: boolean; readonly stays: boolean };

/**
 * Leaves room in the plan for one more distinct value of what the kind counts, such as a host (V14, V28). Call it under the
 * lock. What is over the limit stays, and can be changed as long as there are no more of them.
 * @param before null for a new resource
 * @throws Refused with `LIMIT_REACHED` at the path of the field
 */
export async function demandWithinLimit(
  ctx: Pick<InPlace, "sql" | "blueprint" | "organization" | "instance">,
  { key, counts }: ResourceKind,
  id: string,
  before: FieldValues | null,
  after: FieldValues,
): Promise<void> {
  const limit = ctx.blueprint.limits.find((each) => each.key === counts?.limit);
  if (counts === undefined || limit === undefined) return;
  const { distinct } = counts;
  const [row] = await ctx.sql<Count>(
    `SELECT count(DISTINCT v)::int AS others, coalesce(bool_or(v = lower($4)), false) AS known,
       coalesce(bool_or(v = lower($5)), false) AS stays
     FROM (SELECT lower(r.fields ->> $2) AS v FROM resource r
       WHERE r.org_id = authz.org_id() AND r.kind = $1 AND r.id <> $3) others`,
    [key, distinct, id, after[distinct] ?? null, before?.[distinct] ?? null],
  );
  const grows = row !== undefined && !row.known && (before === null || row.stays);
  if (!grows) return;
  const decision = canAddWithinDeclared(limit, row.others, await effectiveLimit(ctx, limit.key));
  if (!decision.allowed) throw new Refused(at(`fields.${distinct}`, decision));
}
