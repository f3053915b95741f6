import { InWorkspace, Switched } from "@bailiwick/contracts";
import { canSwitch, changedMeanwhile, demand, Refused } from "@bailiwick/domain";
import { hashToken } from "../identity/credential.ts";
import { procedure } from "../procedure/trpc.ts";
import { workspaceFacts, workspaceTarget } from "./internal.ts";

/** Moves the caller's session to a workspace, under a new token; the old one stops working (M40, M42, M56). */
export const switchTo = procedure("workspace:read", "workspace.switched")
  .input(InWorkspace)
  .output(Switched)
  .mutation(async ({ ctx }) => {
    const { workspace, actor } = ctx;
    demand(canSwitch(actor, await workspaceFacts(ctx)));
    const token = ctx.freshToken();
    const [switched] = await ctx.sql<{ until: Date | null }>("SELECT authz.switch_session($1, $2) AS until", [
      ctx.tokenHash,
      hashToken(token),
    ]);
    // Another switch with the same token came first: its answer has the session's new one.
    if (switched?.until == null) throw new Refused(changedMeanwhile);
    await ctx.record({ action: "workspace.switched", target: workspaceTarget(workspace) });
    ctx.afterCommit(() => ctx.giveToken(token));
    return { id: workspace.id, slug: workspace.slug };
  });
