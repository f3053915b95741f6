import { AccessReviewItemPage, ListAccessReviewItems } from "@bailiwick/contracts";
import { z } from "zod";
import { pageOf, readCursor } from "../procedure/cursor.ts";
import { procedure } from "../procedure/trpc.ts";
import { findReview, type ItemRow, itemOf, items } from "./internal.ts";
import { toRead } from "./needs.ts";

const Cursor = z.tuple([z.int().min(0).max(1), z.string(), z.string(), z.uuid()]);

/** The access in a review: where it comes from, who gave it, when it was last used, and what was decided; what is left first. */
export const listItems = procedure(toRead)
  .input(ListAccessReviewItems)
  .output(AccessReviewItemPage)
  .query(async ({ ctx, input: { review, cursor, limit } }) => {
    const { id } = await findReview(ctx, review);
    const [done, kind, name, after] = readCursor(Cursor, cursor) ?? [null, null, null, null];
    const found = await ctx.sql<ItemRow>(
      `${items} AND ($6::uuid IS NULL OR
         ((i.decision IS NOT NULL)::int, i.kind, i.name, i.id) > ($3::int, $4::text, $5::text, $6))
       ORDER BY (i.decision IS NOT NULL)::int, i.kind, i.name, i.id LIMIT $7`,
      [ctx.organization.id, id, done, kind, name, after, limit + 1],
    );
    const { rows, nextCursor } = pageOf(found, limit, (row) => [
      row.decision === null ? 0 : 1,
      row.kind,
      row.name,
      row.id,
    ]);
    return { items: rows.map(itemOf), nextCursor };
  });
