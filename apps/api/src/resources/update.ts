import { Resource, UpdateResource } from "@bailiwick/contracts";
import { canOverwrite, demand, Refused, readChanged, refusedByDatabase } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { compareFields } from "./checks.ts";
import { aboutResource, aimAtResource, findResource, kindOf, resourceOf, titleOf, told } from "./internal.ts";
import { sealed } from "./secrets.ts";

/** Changes some fields of a resource; the log has what they were and what they became. */
export const update = procedure({ kind: "update" }, "resource.updated")
  .input(UpdateResource, { aim: aimAtResource })
  .output(Resource)
  .mutation(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    const before = await findResource(ctx, kind, input.id);
    demand(canOverwrite(input.updatedAt, { at: before.updatedAt, by: before.updatedByName }));
    const read = readChanged(kind.fields, before.fields, input.fields);
    if (!read.allowed) throw new Refused(read);
    const values = sealed(kind, before.id, read.values, ctx.instance.keepSecret);
    const text = (value: unknown) => JSON.stringify(value);
    const changed = kind.fields.filter(({ key }) => text(values[key]) !== text(before.fields[key]));
    if (changed.length === 0) return resourceOf(ctx, kind, before);

    const { id, rootId, parentId } = before;
    await compareFields(ctx, kind, values, changed, { id, rootId, isRoot: parentId === null });
    const written = await ctx.sql(
      "UPDATE resource SET fields = $2, title = $3 WHERE org_id = authz.org_id() AND id = $1 RETURNING id",
      [id, JSON.stringify(values), titleOf(kind, values)],
    );
    if (written.length === 0) throw new Refused(refusedByDatabase);
    const after = await findResource(ctx, kind, id);
    await ctx.record({
      action: "resource.updated",
      target: aboutResource(after),
      before: told(changed, before.fields),
      after: told(changed, values),
    });
    return resourceOf(ctx, kind, after);
  });
