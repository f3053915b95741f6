import { CountMatrix, ResourceMatrix } from "@bailiwick/contracts";
import { Refused, refuse } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { kindOf } from "./internal.ts";

/** How many resources are in each cell of the kind's matrix; those with an empty field are in none. */
export const matrix = procedure({ kind: "read" })
  .input(CountMatrix)
  .output(ResourceMatrix)
  .query(async ({ ctx, input }) => {
    const { key, matrix: declared } = kindOf(ctx, input.kind);
    if (declared === undefined) throw new Refused(refuse("no_such_chart", {}, "kind"));
    const cells = await ctx.sql<{ row: string; column: string; count: number }>(
      `SELECT r.fields ->> $2 AS row, r.fields ->> $3 AS column, count(*)::int AS count
       FROM resource r JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id
       WHERE r.org_id = authz.org_id() AND r.kind = $1 AND r.fields ?& ARRAY[$2, $3]
       GROUP BY 1, 2 ORDER BY 1, 2`,
      [key, declared.rows, declared.columns],
    );
    return { cells };
  });
