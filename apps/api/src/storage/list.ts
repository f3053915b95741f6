import { FilePage, ListFiles } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { type FileRow, fileColumns, fileOf, storageFacts } from "./internal.ts";

const Cursor = z.tuple([z.string()]);

/** The files of a workspace whose path starts with a prefix, by path. */
export const list = procedure("storage:read")
  .input(ListFiles)
  .output(FilePage)
  .query(async ({ ctx, input: { prefix, cursor, limit } }) => {
    const after = readCursor(Cursor, cursor)?.[0] ?? "";
    // The order is that of bytes, so that a prefix is a range of the index; a slash is followed by 0.
    const beyond = prefix === "" ? null : `${prefix.slice(0, -1)}0`;
    const rows = await ctx.sql<FileRow>(
      `SELECT ${fileColumns} FROM storage_file f
       WHERE f.org_id = $1 AND f.workspace_id = $2 AND f.path > $3 AND f.path >= $4 AND ($5::text IS NULL OR f.path < $5)
       ORDER BY f.path LIMIT $6`,
      [ctx.organization.id, ctx.workspace.id, after, prefix, beyond, limit + 1],
    );
    const page = pageOf(rows, limit, ({ path }) => [path]);
    const { files, bytes, limit: megabytes } = await storageFacts(ctx);
    return {
      items: page.rows.map(fileOf),
      nextCursor: page.nextCursor,
      use: { files, bytes },
      limit: megabytes,
    };
  });
