import { InWorkspace, Switched } from "@bailiwick/contracts";
import { canSwitch, demand } from "@bailiwick/domain";
import { hashToken, newToken } from "../identity/credential.ts";
import { procedure } from "../procedure/trpc.ts";
import { workspaceFacts, workspaceTarget } from "./internal.ts";

/** Lands the caller's session in a workspace, under a fresh token; the old one is dead from here on (M40, M42, M56). */
export const switchTo = procedure("workspace:read", "workspace.switched")
  .input(InWorkspace)
  .output(Switched)
  .mutation(async ({ ctx }) => {
    const { workspace, actor } = ctx;
    demand(canSwitch(actor, await workspaceFacts(ctx)));
    const token = newToken();
    await ctx.sql("SELECT authz.switch_session($1)", [hashToken(token)]);
    await ctx.record({ action: "workspace.switched", target: workspaceTarget(workspace) });
    ctx.afterCommit(() => ctx.giveToken(token));
    return { id: workspace.id, slug: workspace.slug };
  });
