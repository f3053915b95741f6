import { ListShares, ShareList } from "@bailiwick/contracts";
import { Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { kindOf } from "./internal.ts";

/**
 * How many of the resources under each parent are in the state that the kind's share counts: of controls those that are met,
 * which is the readiness of their framework (M73).
 */
export const shares = procedure({ kind: "read" })
  .input(ListShares)
  .output(ShareList)
  .query(async ({ ctx, input }) => {
    const { key, parent, share } = kindOf(ctx, input.kind);
    if (share === undefined) throw new Refused(refuse("no_such_chart", {}, "kind"));
    const items = await ctx.sql<{ parent: string; title: string; counted: number; total: number }>(
      `SELECT p.id AS parent, coalesce(p.title, '') AS title, count(r.id)::int AS total,
         count(r.id) FILTER (WHERE r.state = $3)::int AS counted
       FROM resource p LEFT JOIN resource r ON r.org_id = p.org_id AND r.kind = $2 AND r.parent_id = p.id
       WHERE p.org_id = authz.org_id() AND p.kind = $1 GROUP BY p.id, p.title, p.sort_name ORDER BY p.sort_name, p.id`,
      [parent, key, share.state],
    );
    return { items };
  });
