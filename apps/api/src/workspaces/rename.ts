import { RenameWorkspace, WorkspaceSummary } from "@bailiwick/contracts";
import { decideTransition, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { summary, thisWorkspace, workspaceFacts, workspaceTarget } from "./internal.ts";

/** Renames a workspace; its slug stays (V17, V37, M64). */
export const rename = procedure("workspace:update", "workspace.renamed")
  .input(RenameWorkspace)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx, input: { name } }) => {
    const facts = await workspaceFacts(ctx);
    demand(decideTransition(ctx.blueprint, "rename", facts));
    const prisma = await ctx.prisma();
    const renamed = await prisma.workspace.update({ where: thisWorkspace(ctx), data: { name } });
    await ctx.record({
      action: "workspace.renamed",
      target: workspaceTarget(renamed),
      before: { name: facts.name },
      after: { name },
    });
    return summary(renamed);
  });
