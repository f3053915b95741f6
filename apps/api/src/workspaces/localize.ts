import { LocalizeWorkspace, Workspace } from "@bailiwick/contracts";
import { canOverwrite, canUpdateWorkspace, demand } from "@bailiwick/domain";
import { planFacts } from "../plans/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { editedOf, readWorkspace, thisWorkspace, workspaceTarget } from "./internal.ts";

/** Sets a workspace's time zone and language (C6-C9). */
export const localize = procedure("workspace:update", "workspace.localized")
  .input(LocalizeWorkspace)
  .output(Workspace)
  .mutation(async ({ ctx, input: { timeZone, locale, updatedAt } }) => {
    demand(canUpdateWorkspace(ctx.blueprint, await planFacts(ctx)));
    const prisma = await ctx.prisma();
    const where = thisWorkspace(ctx);
    const before = await prisma.workspace.findUniqueOrThrow({ where });
    demand(canOverwrite(updatedAt, editedOf(before)));
    await prisma.workspace.update({ where, data: { timeZone, locale } });
    // Standing alone, it is its organization, whose quotas have periods.
    if (ctx.blueprint.topology === "flat") {
      await prisma.organization.update({ where: { id: ctx.organization.id }, data: { timeZone } });
    }
    await ctx.record({
      action: "workspace.localized",
      target: workspaceTarget(ctx.workspace),
      before: { timeZone: before.timeZone, locale: before.locale },
      after: { timeZone, locale },
    });
    return readWorkspace(ctx);
  });
