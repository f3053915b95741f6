import { ListTeamGrants, TeamGrantPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";
import { type GrantRow, grantOf, grants } from "./internal.ts";

const Place = z.tuple([z.string().max(400), z.uuid()]);

/** The teams with a role in a workspace, by name, page by page (P14). */
export const list = procedure("member:read")
  .input(ListTeamGrants)
  .output(TeamGrantPage)
  .query(async ({ ctx, input: { search, limit, cursor } }) => {
    const [afterName, afterId] = readCursor(Place, cursor) ?? [null, null];
    const found = await ctx.sql<GrantRow>(
      `${grants} AND ${matching("$3", "t.search_name")}
         AND ($5::uuid IS NULL OR (t.sort_name, t.id) > ($4, $5))
       ORDER BY t.sort_name, t.id LIMIT $6`,
      [ctx.organization.id, ctx.workspace.id, search, afterName, afterId, limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, limit, ({ place, teamId }) => [place, teamId]);
    return { items: rows.map(grantOf), nextCursor };
  });
