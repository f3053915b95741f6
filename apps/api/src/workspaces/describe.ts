import { DescribeWorkspace, WorkspaceSummary } from "@bailiwick/contracts";
import { canOverwrite, decideTransition, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { editedOf, summary, thisWorkspace, workspaceFacts, workspaceTarget } from "./internal.ts";

/** Changes a workspace's description (M27, M61). */
export const describe = procedure("workspace:update", "workspace.described")
  .input(DescribeWorkspace)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx, input: { description, updatedAt } }) => {
    demand(decideTransition(ctx.blueprint, "describe", await workspaceFacts(ctx)));
    const prisma = await ctx.prisma();
    const where = thisWorkspace(ctx);
    const before = await prisma.workspace.findUniqueOrThrow({ where });
    demand(canOverwrite(updatedAt, editedOf(before)));
    const described = await prisma.workspace.update({ where, data: { description } });
    await ctx.record({
      action: "workspace.described",
      target: workspaceTarget(described),
      before: { description: before.description },
      after: { description },
    });
    return summary(described);
  });
