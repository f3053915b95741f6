import { AccessReviewEvidence, OneAccessReview } from "@bailiwick/contracts";
import { reviewRecordFormat } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { findReview, type ItemRow, itemOf, items, reviewOf } from "./internal.ts";
import { toRead } from "./needs.ts";

/**
 * The signed record of a review: what was reviewed, by whom, and what was decided. It can be verified without this
 * instance, with `bailiwick reviews verify` or any Ed25519 (docs/access-reviews.md).
 */
export const evidence = procedure(toRead)
  .input(OneAccessReview)
  .output(AccessReviewEvidence)
  .query(async ({ ctx, input }) => {
    const review = await findReview(ctx, input.review);
    const rows = await ctx.sql<ItemRow>(`${items} ORDER BY i.kind, i.name, i.id`, [
      ctx.organization.id,
      review.id,
    ]);
    // What is the reader's alone is no part of a record.
    const { isReviewer: _, ...facts } = reviewOf(ctx, review);
    const { organization, workspace } = ctx;
    const text = ctx.instance.signRecord(reviewRecordFormat, {
      place: {
        organization: { id: organization.id, slug: organization.slug, name: organization.name },
        workspace:
          workspace === null ? null : { id: workspace.id, slug: workspace.slug, name: workspace.name },
      },
      writtenAt: ctx.now.toISOString(),
      review: facts,
      items: rows.map((row) => {
        const { isOwn: _own, inactiveDays: _days, ...item } = itemOf(row);
        return item;
      }),
    });
    return { name: `access-review-${review.startedAt.toISOString().slice(0, 10)}.json`, text };
  });
