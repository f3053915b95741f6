import { ChangeWorkspaceSlug, PlatformWorkspace } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { changeSlugTo } from "../workspaces/internal.ts";
import { readWorkspace } from "./internal.ts";

/** Gives a workspace another slug; the old one leads to it while it lives, so that links keep working (V21, V22). */
export const changeSlug = procedure("platform:change_slug", "workspace.slug_changed")
  .input(ChangeWorkspaceSlug)
  .output(PlatformWorkspace)
  .mutation(async ({ ctx, input: { slug } }) => {
    await changeSlugTo(ctx, slug);
    return readWorkspace(ctx);
  });
