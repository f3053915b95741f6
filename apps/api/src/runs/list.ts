import { ListRuns, RunPage } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { type RunRow, runColumns, runKindOf, runOf } from "./internal.ts";

const Cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

/** The runs of a kind in the workspace, newest first. */
export const list = procedure({ kind: "read" })
  .input(ListRuns)
  .output(RunPage)
  .query(async ({ ctx, input }) => {
    const { kind } = runKindOf(ctx, input.kind);
    const [beforeCreated, beforeId] = readCursor(Cursor, input.cursor) ?? [null, null];
    const found = await ctx.sql<RunRow & { at: string }>(
      `SELECT ${runColumns}, audit.time_text(n.created_at) AS at
       FROM run n JOIN resource r ON r.org_id = n.org_id AND r.id = n.resource_id
       JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id AND o.workspace_id = $1
       WHERE n.org_id = authz.org_id() AND n.kind = $2 AND ($3::uuid IS NULL OR n.resource_id = $3)
         AND ($4::text IS NULL OR n.state = $4)
         AND ($6::uuid IS NULL OR (n.created_at, n.id) < ($5::timestamptz, $6))
       ORDER BY n.created_at DESC, n.id DESC LIMIT $7`,
      [
        ctx.workspace.id,
        kind.key,
        input.resource ?? null,
        input.state ?? null,
        beforeCreated,
        beforeId,
        input.limit + 1,
      ],
    );
    const { rows, nextCursor } = pageOf(found, input.limit, (row) => [row.at, row.id]);
    return { items: rows.map(runOf), nextCursor };
  });
