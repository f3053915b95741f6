import { DeleteFile, FileGone } from "@bailiwick/contracts";
import { canDeleteFile, demand } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aboutFile, aimAtFile, findFile } from "./internal.ts";

/** Deletes a file; its content is gone from the store within minutes. */
export const deleteFile = procedure("storage:write", "file.deleted")
  .input(DeleteFile, { aim: aimAtFile })
  .output(FileGone)
  .mutation(async ({ ctx, input: { path } }) => {
    const { sql, organization, workspace, actor } = ctx;
    demand(canDeleteFile(actor));
    const { bytes, sha256 } = await findFile(ctx, path);
    await sql("DELETE FROM storage_file WHERE org_id = $1 AND workspace_id = $2 AND path = $3", [
      organization.id,
      workspace.id,
      path,
    ]);
    await ctx.record({
      action: "file.deleted",
      target: aboutFile(path),
      before: { bytes: Number(bytes), sha256 },
    });
    return { path };
  });
