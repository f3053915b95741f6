import { ChangeWorkspaceSlug, WorkspaceSummary } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { changeSlugTo, summary, thisWorkspace } from "./internal.ts";

/**
 * Gives a workspace another slug, by its owner where the blueprint leaves that to them (C4), else by the platform admin
 * (V21); the old one leads to it while it lives, so that links keep working (V22).
 */
export const changeSlug = procedure(
  { workspace: "workspace:change_slug", platform: "platform:change_slug" },
  "workspace.slug_changed",
)
  .input(ChangeWorkspaceSlug)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx, input: { slug } }) => {
    await changeSlugTo(ctx, slug);
    const prisma = await ctx.prisma();
    return summary(await prisma.workspace.findUniqueOrThrow({ where: thisWorkspace(ctx) }));
  });
