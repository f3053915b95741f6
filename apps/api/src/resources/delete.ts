import { DeleteResource, ResourceGone } from "@bailiwick/contracts";
import { Refused, refuse, refusedByDatabase } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutResource, aimAtResource, findResource, type InPlace, kindOf, told } from "./internal.ts";

/** Deletes a resource with everything that stands under it, unless something else refers to it. */
const remove = procedure({ kind: "delete" }, "resource.deleted")
  .input(DeleteResource, { aim: aimAtResource })
  .output(ResourceGone)
  .mutation(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    const row = await findResource(ctx, kind, input.id);
    const referring = await referrers(ctx, kind.key, row.id);
    if (referring > 0) throw new Refused(refuse("resource_in_use", { amount: referring }));

    const gone = await ctx.sql(
      row.parentId === null
        ? "DELETE FROM resource_root WHERE org_id = authz.org_id() AND id = $1 RETURNING id"
        : "DELETE FROM resource WHERE org_id = authz.org_id() AND id = $1 RETURNING id",
      [row.id],
    );
    if (gone.length === 0) throw new Refused(refusedByDatabase);
    await ctx.record({
      action: "resource.deleted",
      target: aboutResource(row),
      before: told(kind.fields, row.fields),
    });
    return { id: row.id };
  });

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

export { remove as delete };
