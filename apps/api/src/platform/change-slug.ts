import { ChangeWorkspaceSlug, PlatformWorkspace } from "@bailiwick/contracts";
import { decideTransition, demand, Refused, slugTaken } from "@bailiwick/domain";
import { procedure } from "../trpc.ts";
import { workspaceFacts, workspaceTarget } from "../workspaces/internal.ts";
import { readWorkspace } from "./internal.ts";

/** Gives a workspace another slug; the old one leads to it while it lives, so that links keep working (V21, V22). */
export const changeSlug = procedure("platform:change_slug", "workspace.slug_changed")
  .input(ChangeWorkspaceSlug)
  .output(PlatformWorkspace)
  .mutation(async ({ ctx, input: { slug } }) => {
    const { workspace } = ctx;
    demand(decideTransition(ctx.blueprint, "change_slug", await workspaceFacts(ctx)));
    const [change] = await ctx.sql<{ taken: boolean }>("SELECT authz.change_workspace_slug($1) AS taken", [
      slug,
    ]);
    if (change?.taken !== true) throw new Refused(slugTaken);
    await ctx.record({
      action: "workspace.slug_changed",
      target: workspaceTarget(workspace),
      before: { slug: workspace.slug },
      after: { slug },
    });
    return readWorkspace(ctx);
  });
