import { AccessReviewPage, ListAccessReviews } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { placeOf, type ReviewRow, reviewOf, reviews } from "./internal.ts";
import { toRead } from "./needs.ts";

const Cursor = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

/** The access reviews of a workspace or an organization, newest first (S45). */
export const list = procedure(toRead)
  .input(ListAccessReviews)
  .output(AccessReviewPage)
  .query(async ({ ctx, input: { cursor, limit } }) => {
    const [before, beforeId] = readCursor(Cursor, cursor) ?? [null, null];
    const found = await ctx.sql<ReviewRow>(
      `${reviews} AND ($4::uuid IS NULL OR (r.started_at, r.id) < ($3::timestamptz, $4))
       ORDER BY r.started_at DESC, r.id DESC LIMIT $5`,
      [...placeOf(ctx), before, beforeId, limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, limit, ({ at, id }) => [at, id]);
    return { items: rows.map((row) => reviewOf(ctx, row)), nextCursor };
  });
