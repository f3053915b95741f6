import { InWorkspace, WorkspaceSummary } from "@bailiwick/contracts";
import { decideTransition, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { summary, thisWorkspace, workspaceFacts, workspaceTarget } from "./internal.ts";

/** Makes a workspace the organization's default; the previous one stops being it in the same step (M9, M29, M30). */
export const setDefault = procedure("workspace:set_default", "workspace.default_set")
  .input(InWorkspace)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx }) => {
    demand(decideTransition(ctx.blueprint, "set_default", await workspaceFacts(ctx)));
    const prisma = await ctx.prisma();
    const current = { orgId: ctx.organization.id, isDefault: true };
    const before = await prisma.workspace.findFirst({ where: current });
    // The old one first: the database never allows two.
    await prisma.workspace.updateMany({ where: current, data: { isDefault: false } });
    const chosen = await prisma.workspace.update({ where: thisWorkspace(ctx), data: { isDefault: true } });
    await ctx.record({
      action: "workspace.default_set",
      target: workspaceTarget(chosen),
      before: before && { id: before.id, name: before.name },
      after: { id: chosen.id, name: chosen.name },
    });
    return summary(chosen);
  });
