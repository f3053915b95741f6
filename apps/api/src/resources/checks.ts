import {
  at,
  demand,
  type FieldSpec,
  type FieldValues,
  Refused,
  type ResourceKind,
  refuse,
} from "@bailiwick/domain";
import { checkRules } from "../machines/rules.ts";
import type { InPlace } from "./internal.ts";

/** The most of one kind in a workspace, or of one of the organization's own. */
export const maxOfKind = 10_000;

/** Where a resource stands: under another, or in the place of the call. */
export type Standing = { readonly id: string; readonly rootId: string; readonly isRoot: boolean };

/**
 * Compares the values of some fields with other rows: nothing else has a unique one, and what is referred to is here. A
 * text of a declared format is read as well.
 * Constraints of the database stand behind it; this says which field it is about. Call it under the lock.
 * @throws Refused with the field's path
 */
export async function compareFields(
  ctx: InPlace,
  kind: ResourceKind,
  fields: FieldValues,
  changed: readonly FieldSpec[],
  standing: Standing,
): Promise<void> {
  for (const field of changed) {
    const value = fields[field.key];
    if (value === undefined) continue;
    const path = `fields.${field.key}`;
    if (field.unique && (await isTaken(ctx, kind, field.key, String(value), standing))) {
      throw new Refused(refuse("value_taken", { field: field.name }, path));
    }
    if (field.type === "reference" && !(await exists(ctx, field.to, String(value)))) {
      const target = ctx.blueprint.resourceKinds.find(({ key }) => key === field.to)?.name ?? field.to;
      throw new Refused(refuse("wrong_reference", { field: field.name, kind: target }, path));
    }
    if (field.type === "long_text" && field.format === "permission_rules") {
      demand(checkRules(String(value), path));
    }
    if (field.type === "person" && !(await hasAccess(ctx, String(value)))) {
      throw new Refused(refuse("wrong_person", { field: field.name }, path));
    }
  }
}

async function isTaken(
  { sql }: InPlace,
  kind: ResourceKind,
  field: string,
  value: string,
  { id, rootId, isRoot }: Standing,
): Promise<boolean> {
  const found = await sql(
    `SELECT FROM resource r JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id
     WHERE r.org_id = authz.org_id() AND r.kind = $1 AND lower(r.fields ->> $2) = lower($3) AND r.id <> $4
       AND ($5 OR r.root_id = $6) LIMIT 1`,
    [kind.key, field, value, id, isRoot, rootId],
  );
  return found.length > 0;
}

async function exists({ sql }: InPlace, kind: string, id: string): Promise<boolean> {
  const found = await sql("SELECT FROM resource WHERE org_id = authz.org_id() AND kind = $1 AND id = $2", [
    kind,
    id,
  ]);
  return found.length > 0;
}

/**
 * Compares what many rows refer to with other rows, once for each value.
 * @throws Refused with the path of the first field that refers to nothing here
 */
export async function compareReferences(
  ctx: InPlace,
  kind: ResourceKind,
  rows: readonly FieldValues[],
): Promise<void> {
  for (const field of kind.fields) {
    if (field.type !== "reference" && field.type !== "person") continue;
    const seen = new Set<unknown>();
    for (const [index, row] of rows.entries()) {
      const value = row[field.key];
      if (value === undefined || seen.has(value)) continue;
      seen.add(value);
      await compareFields(ctx, kind, row, [field], { id: "", rootId: "", isRoot: true }).catch(
        (error: unknown) => {
          if (!(error instanceof Refused)) throw error;
          throw new Refused(at(`rows.${index}.fields.${field.key}`, error.refusal));
        },
      );
    }
  }
}

/** Whether the person is in the workspace, in any way; of the organization, for what is its own. */
async function hasAccess({ sql, workspace }: InPlace, person: string): Promise<boolean> {
  const found = await sql(
    `SELECT FROM member WHERE org_id = authz.org_id() AND workspace_id = $2 AND user_id = $1
     UNION ALL SELECT FROM organization_member WHERE org_id = authz.org_id() AND user_id = $1
     UNION ALL SELECT FROM team_grant g JOIN team_member t ON t.org_id = g.org_id AND t.team_id = g.team_id
       WHERE g.org_id = authz.org_id() AND g.workspace_id = $2 AND t.user_id = $1
     LIMIT 1`,
    [person, workspace?.id ?? null],
  );
  return found.length > 0;
}

/** @throws Refused when there are as many of the kind as there can be */
export async function leaveRoom({ sql }: InPlace, kind: ResourceKind): Promise<void> {
  const [row] = await sql<{ full: boolean }>(
    `SELECT count(*) >= $2 AS full FROM (
       SELECT FROM resource r JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id
       WHERE r.org_id = authz.org_id() AND r.kind = $1 LIMIT $2) counted`,
    [kind.key, maxOfKind],
  );
  if (row?.full) throw new Refused(refuse("too_many_resources", { amount: maxOfKind }));
}
