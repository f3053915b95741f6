import { RenameWorkspace, WorkspaceSummary } from "@bailiwick/contracts";
import { canOverwrite, decideTransition, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { editedOf, summary, thisWorkspace, workspaceFacts, workspaceTarget } from "./internal.ts";

/** Renames a workspace; its slug stays (V17, V37, M64). */
export const rename = procedure("workspace:update", "workspace.renamed")
  .input(RenameWorkspace)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx, input: { name, updatedAt } }) => {
    const facts = await workspaceFacts(ctx);
    demand(decideTransition(ctx.blueprint, "rename", facts));
    const prisma = await ctx.prisma();
    const where = thisWorkspace(ctx);
    demand(canOverwrite(updatedAt, editedOf(await prisma.workspace.findUniqueOrThrow({ where }))));
    const renamed = await prisma.workspace.update({ where, data: { name } });
    await ctx.record({
      action: "workspace.renamed",
      target: workspaceTarget(renamed),
      before: { name: facts.name },
      after: { name },
    });
    return summary(renamed);
  });
