import { ConfirmInWorkspace, WorkspaceSummary } from "@bailiwick/contracts";
import { decideTransition, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { rowColumns, summary, workspaceFacts, workspaceTarget } from "./internal.ts";

/**
 * Deletes a workspace, which can be restored until its window ends and is purged afterwards (V44, V45, V47, V54, C27,
 * C28). Where the blueprint says so, the sessions in it end with this commit (C29).
 */
export const requestDeletion = procedure("workspace:delete", "workspace.deletion_requested")
  .input(ConfirmInWorkspace)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx, input: { confirmation } }) => {
    const { blueprint, organization, workspace, actor } = ctx;
    const facts = await workspaceFacts(ctx);
    demand(decideTransition(blueprint, "request_deletion", facts, confirmation));
    const [deleted] = await ctx.sql<Parameters<typeof summary>[0]>(
      `UPDATE workspace SET state = 'pending_deletion', deleted_from = state, deletion_requested_at = now(),
         deletion_requested_by = $3, purge_after = now() + make_interval(hours => $4)
       WHERE org_id = $1 AND id = $2 RETURNING ${rowColumns}`,
      [organization.id, workspace.id, actor.id, blueprint.deletion?.windowHours],
    );
    if (deleted === undefined) throw new Error("the workspace that was entered is gone");
    if (blueprint.deletion?.endsSessions) await ctx.sql("SELECT authz.end_workspace_sessions()");
    const after = summary(deleted);
    await ctx.record({
      action: "workspace.deletion_requested",
      target: workspaceTarget(workspace),
      before: { state: facts.state },
      after: { state: after.state, purgeAfter: after.purgeAfter },
    });
    return after;
  });
