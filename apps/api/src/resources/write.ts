import { randomUUID } from "node:crypto";
import {
  type FieldValues,
  levelOf,
  Refused,
  type ResourceKind,
  refuse,
  refusedByDatabase,
} from "@bailiwick/domain";
import { withNextRun } from "../schedules/next-run.ts";
import { compareFields, leaveRoom } from "./checks.ts";
import { type InPlace, type ResourceRow, titleOf } from "./internal.ts";
import { demandWindow, demandWithinLimit } from "./policies.ts";
import { sealed } from "./secrets.ts";

/*
 * How rows of kinds of which there are few come to be, change and go. The verbs decide and record; what a row needs beside
 * the permission is here, once for a form and for a text.
 */

/** Adds a resource in its kind's first state; the values are read already. */
export async function insertResource(
  ctx: InPlace,
  kind: ResourceKind,
  read: FieldValues,
  parent: ResourceRow | null,
  id: string = randomUUID(),
): Promise<Pick<ResourceRow, "id" | "title" | "fields">> {
  const values = await withNextRun(ctx, kind, await sealed(ctx, kind, id, read));
  const rootId = parent?.rootId ?? id;
  const title = titleOf(kind, values);
  await leaveRoom(ctx, kind);
  await compareFields(ctx, kind, values, kind.fields, { id, rootId, isRoot: parent === null });
  await demandWindow(ctx, kind, values);
  await demandWithinLimit(ctx, kind, id, null, values);
  if (parent === null) {
    await ctx.sql("INSERT INTO resource_root (org_id, id, workspace_id, kind) VALUES ($1, $2, $3, $4)", [
      ctx.organization.id,
      id,
      levelOf(kind) === "workspace" ? (ctx.workspace?.id ?? null) : null,
      kind.key,
    ]);
  }
  await ctx.sql(
    `INSERT INTO resource (org_id, id, root_id, parent_id, kind, state, title, fields, created_by_kind, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, authz.actor_kind(), authz.actor_id())`,
    [
      ctx.organization.id,
      id,
      rootId,
      parent?.id ?? null,
      kind.key,
      kind.states?.initial ?? null,
      title,
      JSON.stringify(values),
    ],
  );
  return { id, title, fields: values };
}

/** The fields whose values differ. */
export function differing({ fields }: ResourceKind, before: FieldValues, after: FieldValues) {
  const text = (value: unknown) => JSON.stringify(value);
  return fields.filter(({ key }) => text(after[key]) !== text(before[key]));
}

/** Gives a resource other values, which differ in some fields. */
export async function overwriteResource(
  ctx: InPlace,
  kind: ResourceKind,
  before: Pick<ResourceRow, "id" | "rootId" | "parentId" | "fields">,
  values: FieldValues,
): Promise<void> {
  const { id, rootId, parentId } = before;
  const changed = differing(kind, before.fields, values);
  await compareFields(ctx, kind, values, changed, { id, rootId, isRoot: parentId === null });
  await demandWithinLimit(ctx, kind, id, before.fields, values);
  if (changed.some(({ key }) => key === kind.window?.starts || key === kind.window?.ends)) {
    await demandWindow(ctx, kind, values);
  }
  const isReplanned = changed.some(({ key }) => key === kind.repeats?.cron);
  const written = isReplanned ? await withNextRun(ctx, kind, values) : values;
  const rows = await ctx.sql(
    "UPDATE resource SET fields = $2, title = $3 WHERE org_id = authz.org_id() AND id = $1 RETURNING id",
    [id, JSON.stringify(written), titleOf(kind, values)],
  );
  if (rows.length === 0) throw new Refused(refusedByDatabase);
}

/** Removes a resource with everything that stands under it. @throws Refused when something else refers to it */
export async function deleteResource(
  ctx: InPlace,
  kind: ResourceKind,
  { id, parentId }: Pick<ResourceRow, "id" | "parentId">,
): Promise<void> {
  const referring = await referrers(ctx, kind.key, id);
  if (referring > 0) throw new Refused(refuse("resource_in_use", { amount: referring }));
  const gone = await ctx.sql(
    parentId === null
      ? "DELETE FROM resource_root WHERE org_id = authz.org_id() AND id = $1 RETURNING id"
      : "DELETE FROM resource WHERE org_id = authz.org_id() AND id = $1 RETURNING id",
    [id],
  );
  if (gone.length === 0) throw new Refused(refusedByDatabase);
}

/** How many resources refer to this one. */
async function referrers({ sql, blueprint }: InPlace, kind: string, id: string): Promise<number> {
  const fields = blueprint.resourceKinds.flatMap((each) =>
    each.fields
      .filter((field) => field.type === "reference" && field.to === kind)
      .map((field) => ({ kind: each.key, field: field.key })),
  );
  if (fields.length === 0) return 0;
  const [row] = await sql<{ amount: number }>(
    `SELECT count(*)::int AS amount FROM unnest($2::text[], $3::text[]) f(kind, field)
     JOIN resource r ON r.org_id = authz.org_id() AND r.kind = f.kind AND r.fields ->> f.field = $1`,
    [id, fields.map((each) => each.kind), fields.map((each) => each.field)],
  );
  return row?.amount ?? 0;
}
