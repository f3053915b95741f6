import { ListWorkspaces, WorkspacePage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../cursor.ts";
import { procedure } from "../trpc.ts";
import { rowColumns, summary } from "./internal.ts";

const Place = z.tuple([z.string(), z.uuid()]);

/** The organization's workspaces that the caller may see, by name, in every state they may see; a page at a time. */
export const list = procedure("organization:read")
  .input(ListWorkspaces)
  .output(WorkspacePage)
  .query(async ({ ctx, input }) => {
    const [afterName, afterId] = readCursor(Place, input.cursor) ?? [null, null];
    const found = await ctx.sql<Parameters<typeof summary>[0] & { sortName: string }>(
      `SELECT ${rowColumns}, sort_name AS "sortName" FROM workspace
       WHERE org_id = $1 AND ($2::text IS NULL OR state = $2)
         AND ($3 = '' OR position(lower($3) IN sort_name) > 0 OR position(lower($3) IN slug) > 0)
         AND ($5::uuid IS NULL OR (sort_name, id) > ($4, $5))
       ORDER BY sort_name, id LIMIT $6`,
      [ctx.organization.id, input.state ?? null, input.search, afterName, afterId, input.limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, input.limit, (row) => [row.sortName, row.id]);
    return { items: rows.map(summary), nextCursor };
  });
