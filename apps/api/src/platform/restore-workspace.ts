import { InWorkspace, PlatformWorkspace } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { restoreWorkspace as restore } from "../workspaces/internal.ts";
import { readWorkspace } from "./internal.ts";

/** Brings a deleted workspace back whole, until its purge (V46). */
export const restoreWorkspace = procedure("platform:restore_workspace", "workspace.restored")
  .input(InWorkspace)
  .output(PlatformWorkspace)
  .mutation(async ({ ctx }) => {
    await restore(ctx);
    return readWorkspace(ctx);
  });
