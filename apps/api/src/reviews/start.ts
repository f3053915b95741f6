import { AccessReview, StartAccessReview } from "@bailiwick/contracts";
import { canStartReview, demand, principalName, type ReviewDraft } from "@bailiwick/domain";
import { newId } from "../identity/id.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { aboutReview, aimAtReview, findReview, levelOf, type Place, placeOf, reviewOf } from "./internal.ts";
import { toManage } from "./needs.ts";

const every = { once: null, monthly: "1 month", quarterly: "3 months" } as const;

/** Starts a review of the access here, as it is now (S45); monthly and quarterly ones start anew by themselves. */
export const start = procedure(toManage, "review.started")
  .input(StartAccessReview, { aim: aimAtReview })
  .output(AccessReview)
  .mutation(async ({ ctx, input }) => {
    const { name, repeats, days, reviewerRole, undecided } = input;
    const reviewers = [...new Set(input.reviewers ?? [])];
    const draft = { name, reviewerRole, reviewers };
    const actor = await withRoles(ctx);
    demand(canStartReview(actor, levelOf(ctx), draft, { ...(await reviewersHere(ctx, draft)), items: 0 }));

    const id = newId();
    await ctx.sql(
      `INSERT INTO access_review (org_id, workspace_id, id, name, repeats, days, reviewer_role, reviewers, undecided,
         due_at, next_at, created_by, created_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(days => $6), now() + $10::interval, $11, $12)`,
      [
        ...placeOf(ctx),
        id,
        name,
        repeats,
        days,
        reviewerRole,
        reviewers,
        undecided,
        every[repeats],
        ctx.actor.id,
        principalName(ctx.principal).name,
      ],
    );
    const [opened] = await ctx.sql<{ items: number }>("SELECT authz.open_access_review($1) AS items", [id]);
    const items = opened?.items ?? 0;
    demand(canStartReview(actor, levelOf(ctx), draft, { reviewersHere: reviewers.length, items }));

    await ctx.record({
      action: "review.started",
      target: aboutReview({ id, name }),
      after: { items, repeats, days, reviewerRole, reviewers, undecided },
    });

    return reviewOf(ctx, await findReview(ctx, id));
  });

async function reviewersHere({ sql }: Place, { reviewers }: ReviewDraft) {
  const [row] = await sql<{ fit: number }>("SELECT authz.fit_reviewers($1::uuid[]) AS fit", [reviewers]);
  return { reviewersHere: row?.fit ?? 0 };
}
