import { InWorkspace, Workspace } from "@bailiwick/contracts";
import { procedure } from "../procedure/trpc.ts";
import { readWorkspace } from "./internal.ts";

/** One workspace, in any state that its reader can see, with the reader's access to it. */
export const get = procedure("workspace:read")
  .input(InWorkspace)
  .output(Workspace)
  .query(({ ctx }) => readWorkspace(ctx));
