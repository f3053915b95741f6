import { ChangeWorkspaceSlug, WorkspaceSummary } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { changeSlugTo, summary, thisWorkspace } from "./internal.ts";

/** Gives a workspace another slug, where the blueprint leaves that to its owner (C4); the old one leads to it (V22). */
export const changeSlug = procedure("workspace:change_slug", "workspace.slug_changed")
  .input(ChangeWorkspaceSlug)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx, input: { slug } }) => {
    await changeSlugTo(ctx, slug);
    const prisma = await ctx.prisma();
    return summary(await prisma.workspace.findUniqueOrThrow({ where: thisWorkspace(ctx) }));
  });
