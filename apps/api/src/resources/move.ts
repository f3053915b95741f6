import { MovedResource, MoveResource } from "@bailiwick/contracts";
import { checkTyped, demand, Refused, refuse, resourceWord } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutResource, aimAtResource, findResource, kindOf } from "./internal.ts";
import { checkConflicts, receiptFor, targetOf } from "./moving.ts";

/**
 * Moves a resource with everything below it to another workspace (S12-S14, S31): one row says where it is. Both logs get the
 * receipt, in the commit of the move.
 */
export const move = procedure({ kind: "move" }, "resource.moved")
  .input(MoveResource, { aim: aimAtResource })
  .output(MovedResource)
  .mutation(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    const row = await findResource(ctx, kind, input.id);
    const target = await targetOf(ctx, kind, input.to);
    await checkConflicts(ctx, row, target);
    demand(checkTyped(resourceWord(row), input.confirmation));

    const receipt = await receiptFor(ctx, row, target);
    const about = aboutResource(row);
    const before = { workspace: receipt.from.workspace.name };
    const after = { workspace: receipt.to.workspace.name, receipt };
    const [answer] = await ctx.sql<{ moved: boolean }>(
      "SELECT authz.move_resource($1, $2, $3, $4, $5) AS moved",
      [row.id, target.workspace.id, about.name, JSON.stringify(before), JSON.stringify(after)],
    );
    // Someone else moved it first.
    if (answer?.moved !== true) throw new Refused(refuse("no_such_resource", {}, "id"));
    await ctx.record({ action: "resource.moved", target: about, before, after });
    return { id: row.id, workspace: receipt.to.workspace, receipt };
  });
