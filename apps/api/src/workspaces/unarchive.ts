import { InWorkspace, WorkspaceSummary } from "@bailiwick/contracts";
import { decideTransition, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { summary, thisWorkspace, workspaceFacts, workspaceTarget } from "./internal.ts";

/** Unarchives a workspace, if the organization's limit has room for it (M51). */
export const unarchive = procedure("workspace:archive", "workspace.unarchived")
  .input(InWorkspace)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx }) => {
    const facts = await workspaceFacts(ctx);
    demand(decideTransition(ctx.blueprint, "unarchive", facts));
    const prisma = await ctx.prisma();
    const active = await prisma.workspace.update({
      where: thisWorkspace(ctx),
      data: { state: "active", archivedAt: null },
    });
    await ctx.record({
      action: "workspace.unarchived",
      target: workspaceTarget(active),
      before: { state: facts.state },
      after: { state: active.state },
    });
    return summary(active);
  });
