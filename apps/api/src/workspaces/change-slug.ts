import { ChangeWorkspaceSlug, WorkspaceSummary } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { changeSlugTo, summary, thisWorkspace } from "./internal.ts";

/**
 * Changes a workspace's slug, by its owner where the blueprint allows that (C4), else by the platform admin (V21); the
 * old slug redirects while the workspace exists, so that links keep working (V22).
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
