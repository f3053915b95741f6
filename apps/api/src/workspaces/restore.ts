import { RestoreWorkspace, WorkspaceSummary } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { restoreWorkspace, summary } from "./internal.ts";

/**
 * Fully restores a deleted workspace before its purge: by its own people or its organization's where the blueprint
 * allows that, and by the platform admin (V46).
 */
export const restore = procedure(
  { workspace: "workspace:restore", platform: "platform:restore_workspace" },
  "workspace.restored",
)
  .input(RestoreWorkspace)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx }) => summary(await restoreWorkspace(ctx)));
