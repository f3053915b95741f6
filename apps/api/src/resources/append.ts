import { AppendedResources, AppendResources } from "@bailiwick/contracts";
import { isDuplicate } from "@bailiwick/db";
import {
  checkInstant,
  demand,
  type FieldValues,
  filterValue,
  Refused,
  type ResourceKind,
  readNew,
  refuse,
} from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { compareReferences } from "./checks.ts";
import { aimAtKind, type InPlace, parentOf, recordKindOf } from "./internal.ts";

/** A record to write: its instant, its id, and its values in their normalized form. */
type Row = { readonly id: string; readonly at: string; readonly values: FieldValues };

/**
 * Appends up to 1,000 records of a kind of which there are many, all or none. Their ids and instants are the caller's; with
 * an idempotency key, a repeated call appends nothing.
 */
export const append = procedure({ kind: "append" }, "resource.appended")
  .input(AppendResources, { aim: aimAtKind })
  .output(AppendedResources)
  .mutation(async ({ ctx, input }) => {
    const kind = recordKindOf(ctx, input.kind);
    const parent = await parentOf(ctx, kind, input.parent ?? null);
    const root = parent?.rootId ?? ctx.workspace?.id;
    if (root === undefined) throw new Refused(refuse("wrong_parent", { kind: null }, "parent"));
    const rows = input.rows.map(({ id, at, fields }, index): Row => {
      demand(checkInstant(new Date(at), ctx.now, `rows.${index}.at`));
      const read = readNew(kind.fields, fields, `rows.${index}.fields`);
      if (!read.allowed) throw new Refused(read);
      return { id, at, values: read.values };
    });
    await compareReferences(
      ctx,
      kind,
      rows.map(({ values }) => values),
    );
    await ctx.sql("SELECT authz.open_records($1, 'append')", [kind.key]);
    await insert(ctx, kind, { root, parent: parent?.id ?? null, rows }).catch((error: unknown) => {
      if (isDuplicate(error)) throw new Refused(refuse("record_exists", {}, "rows"));
      throw error;
    });

    const [first, last] = [rows[0]?.id ?? "", rows.at(-1)?.id ?? ""];
    await ctx.record({
      action: "resource.appended",
      target: { kind: kind.key, id: kind.key, name: kind.key },
      after: { count: rows.length, first, last, ...(parent === null ? {} : { parent: parent.id }) },
    });
    return { count: rows.length, first, last };
  });

type Batch = { readonly root: string; readonly parent: string | null; readonly rows: readonly Row[] };

async function insert({ sql, organization }: InPlace, kind: ResourceKind, { root, parent, rows }: Batch) {
  const filters = [0, 1, 2].map((at) => kind.fields.find(({ key }) => key === kind.list.filters[at]));
  const values: unknown[] = [organization.id, root, kind.key, parent];
  const lines = rows.map(({ id, at, values: fields }) => {
    const given = [
      at,
      id,
      JSON.stringify(fields),
      ...filters.map((field) => (field === undefined ? null : filterValue(field, fields[field.key]))),
    ].map((value) => `$${values.push(value)}`);
    return `($1, $2, $3, $4, ${given.join(", ")})`;
  });
  await sql(
    `INSERT INTO record (org_id, root_id, kind, parent_id, at, id, fields, filter_1, filter_2, filter_3)
     VALUES ${lines.join(", ")}`,
    values,
  );
  await sql("SELECT authz.count_appended($1, $2, $3)", [kind.key, root, rows.length]);
}
