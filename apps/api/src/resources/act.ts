import { ActOnResource, Resource } from "@bailiwick/contracts";
import {
  checkAction,
  demand,
  Refused,
  type ResourceKind,
  refuse,
  refusedByDatabase,
  runVerbOf,
} from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { approve, needsApprovals } from "./approving.ts";
import { aboutResource, aimAtResource, findResource, type InPlace, kindOf, resourceOf } from "./internal.ts";
import { runPlaybooks } from "./playbooks.ts";
import { demandWindow } from "./policies.ts";

/**
 * Moves a resource to another state, by an action that its kind declares. One that needs approvals is one of them, and the
 * state changes with the last (V6).
 */
export const act = procedure({ kind: "action" }, "resource.state_changed")
  .input(ActOnResource, { aim: aimAtResource })
  .output(Resource)
  .mutation(async ({ ctx, input }) => {
    const kind = kindOf(ctx, input.kind);
    const before = await findResource(ctx, kind, input.id);
    const action = kind.states?.actions.find(({ key }) => key === input.action);
    if (kind.states === null || action === undefined) {
      throw new Refused(refuse("no_such_action", {}, "action"));
    }
    if (action.byWorker) throw new Refused(refuse("only_worker"));
    demand(checkAction(kind.states, action, before.state ?? ""));
    if (kind.window?.checkedBy.includes(action.key)) await demandWindow(ctx, kind, before.fields);
    const comment = input.comment === undefined || input.comment === "" ? {} : { comment: input.comment };

    if (needsApprovals(action)) {
      const { isEnough, added } = await approve(ctx, before, action, input.comment);
      if (added !== null) {
        await ctx.record({
          action: "resource.approved",
          target: aboutResource(before),
          after: { approvals: added.given, needed: added.needed, ...comment },
        });
      }
      if (!isEnough) return resourceOf(ctx, kind, before);
    }
    const changed =
      (await endRun(ctx, kind, before.id, action.to)) ||
      (
        await ctx.sql(
          "UPDATE resource SET state = $2 WHERE org_id = authz.org_id() AND id = $1 RETURNING id",
          [before.id, action.to],
        )
      ).length > 0;
    // The rules above and the row policies say the same: if they don't, nothing may look done.
    if (!changed) throw new Refused(refusedByDatabase);
    const after = await findResource(ctx, kind, before.id);
    await ctx.record({
      action: "resource.state_changed",
      target: aboutResource(after),
      before: { state: before.state },
      after: { state: after.state, ...comment },
    });
    await runPlaybooks(ctx, kind, after, after.state);
    return resourceOf(ctx, kind, after);
  });

/** Ends the run of a resource that is one, which changes its state with it; false where it has none to end. */
async function endRun({ sql }: InPlace, kind: ResourceKind, id: string, to: string): Promise<boolean> {
  if (!runVerbOf(kind)?.creates) return false;
  const ended = await sql(
    `UPDATE run SET state = $2, finished_at = clock_timestamp()
     WHERE org_id = authz.org_id() AND resource_id = $1 AND state IN ('queued', 'running') RETURNING id`,
    [id, to],
  );
  return ended.length > 0;
}
