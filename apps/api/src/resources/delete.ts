import { DeleteResource, ResourceGone } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { aboutResource, aimAtResource, findResource, kindOf, told } from "./internal.ts";
import { demandReach } from "./reach.ts";
import { deleteResource } from "./write.ts";

/** Deletes a resource with everything that stands under it, unless something else refers to it. */
const remove = procedure({ kind: "delete" }, "resource.deleted")
  .input(DeleteResource, { aim: aimAtResource })
  .output(ResourceGone)
  .mutation(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    const row = await findResource(ctx, kind, input.id);
    await demandReach(ctx, kind, row, "delete");
    await deleteResource(ctx, kind, row);
    await ctx.record({
      action: "resource.deleted",
      target: aboutResource(row),
      before: told(kind.fields, row.fields),
    });
    return { id: row.id };
  });

export { remove as delete };
