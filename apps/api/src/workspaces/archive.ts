import { ConfirmInWorkspace, WorkspaceSummary } from "@bailiwick/contracts";
import { decideTransition, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { summary, thisWorkspace, workspaceFacts, workspaceTarget } from "./internal.ts";

/** Archives a workspace: all of it stays readable, and nothing in it can be changed (M43-M48). */
export const archive = procedure("workspace:archive", "workspace.archived")
  .input(ConfirmInWorkspace)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx, input: { confirmation } }) => {
    const facts = await workspaceFacts(ctx);
    demand(decideTransition(ctx.blueprint, "archive", facts, confirmation));
    const prisma = await ctx.prisma();
    const archived = await prisma.workspace.update({
      where: thisWorkspace(ctx),
      data: { state: "archived", archivedAt: ctx.now },
    });
    await ctx.record({
      action: "workspace.archived",
      target: workspaceTarget(archived),
      before: { state: facts.state },
      after: { state: archived.state },
    });
    return summary(archived);
  });
