import { ListWorkspaceQuotas, WorkspaceQuotaPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { matching } from "../procedure/search.ts";
import { procedure } from "../procedure/trpc.ts";
import { currentQuota, meterOf } from "./internal.ts";

type Row = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly sortName: string;
  readonly allotted: number | null;
  readonly reserved: number;
  readonly used: number;
};

const Cursor = z.tuple([z.string(), z.uuid()]);

/** A page of the organization's workspaces with their parts of a quota, by name (S37, S38). */
export const workspaces = procedure("quota:read")
  .input(ListWorkspaceQuotas)
  .output(WorkspaceQuotaPage)
  .query(async ({ ctx, input }) => {
    const { startsAt } = await currentQuota(ctx, meterOf(ctx, input.meter));
    const [afterName, afterId] = readCursor(Cursor, input.cursor) ?? [null, null];
    const found = await ctx.sql<Row>(
      `SELECT w.id, w.slug, w.name, w.sort_name AS "sortName", b.allotted::float8 AS allotted,
         CASE WHEN b.starts_at = $2 THEN b.reserved ELSE 0 END::float8 AS reserved,
         CASE WHEN b.starts_at = $2 THEN b.used ELSE 0 END::float8 AS used
       FROM workspace w LEFT JOIN LATERAL (
         SELECT b.* FROM quota_balance b WHERE b.org_id = w.org_id AND b.meter = $1 AND b.place = w.id
           AND b.starts_at <= $2 ORDER BY b.starts_at DESC LIMIT 1) b ON true
       WHERE w.org_id = authz.org_id() AND ${matching("$3", "w.search_name")}
         AND ($5::uuid IS NULL OR (w.sort_name, w.id) > ($4, $5))
       ORDER BY w.sort_name, w.id LIMIT $6`,
      [input.meter, startsAt, input.search, afterName, afterId, input.limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, input.limit, (row) => [row.sortName, row.id]);
    return {
      items: rows.map(({ id, slug, name, allotted, reserved, used }) => ({
        workspace: { id, slug, name },
        allotted,
        reserved,
        used,
      })),
      nextCursor,
    };
  });
