import { ListWorkspaces, maxCounted, WorkspacePage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";
import { rowColumns, summary } from "./internal.ts";

const Place = z.tuple([z.string(), z.uuid()]);

const wanted = `org_id = authz.org_id() AND ($1::text IS NULL OR state = $1)
  AND ${matching("$2", "search_name", "slug")}`;

/** The organization's workspaces that the caller can see, by name, in every state they can see; page by page. */
export const list = procedure("organization:read")
  .input(ListWorkspaces)
  .output(WorkspacePage)
  .firstQuery<Parameters<typeof summary>[0] & { sortName: string }>((input) => ({
    text: `SELECT ${rowColumns}, sort_name AS "sortName" FROM workspace
       WHERE ${wanted}
         AND ($4::uuid IS NULL OR (sort_name, id) > ($3, $4))
       ORDER BY sort_name, id LIMIT $5`,
    values: [
      input.state ?? null,
      input.search,
      ...(readCursor(Place, input.cursor) ?? [null, null]),
      input.limit + 1,
    ],
  }))
  .query(async ({ ctx, input }) => {
    const { rows, nextCursor } = pageOf(ctx.rows, input.limit, (row) => [row.sortName, row.id]);
    const { search, state, counted } = input;
    const [count] = counted
      ? await ctx.sql<{ total: number }>(
          `SELECT count(*)::int AS total FROM (SELECT 1 FROM workspace WHERE ${wanted} LIMIT ${maxCounted}) found`,
          [state ?? null, search],
        )
      : [];
    return { items: rows.map(summary), nextCursor, total: count?.total ?? null };
  });
