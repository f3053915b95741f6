import { InWorkspace, WorkspaceSummary } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { restoreWorkspace, summary } from "./internal.ts";

/** Takes a deletion back, where the blueprint leaves that to the workspace's own people. */
export const restore = procedure("workspace:restore", "workspace.restored")
  .input(InWorkspace)
  .output(WorkspaceSummary)
  .mutation(async ({ ctx }) => summary(await restoreWorkspace(ctx)));
