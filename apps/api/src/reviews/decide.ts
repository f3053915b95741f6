import { AccessReviewItem, DecideAccessReview } from "@bailiwick/contracts";
import { canDecideReview, demand, principalName, type ReviewDecision } from "@bailiwick/domain";
import { revokeKey } from "../keys/revoke.ts";
import { changeInOrganization, changeInWorkspace } from "../members/change-role.ts";
import type { InWorkspace } from "../members/internal.ts";
import { removeFromOrganization, removeFromWorkspace } from "../members/remove.ts";
import type { InOrganizationContext } from "../organizations/internal.ts";
import { procedure } from "../procedure/trpc.ts";
import { withRoles } from "../roles/internal.ts";
import { changeTeamRole } from "../team-grants/change-role.ts";
import { removeTeamGrant } from "../team-grants/remove.ts";
import { aboutReview, aimAtReview, findItem, findReview, type ItemRow, itemOf, levelOf } from "./internal.ts";
import { toRead } from "./needs.ts";

type Wanted = {
  readonly review: string;
  readonly item: string;
  readonly decision: ReviewDecision;
  readonly role: string | null;
  readonly note: string | null;
};

/**
 * Decides about one access of a review: keeps it, changes its role, or removes it (S45). The change is that of the
 * ordinary verb, with its rules and its own entry in the log: no one decides more than they could do without a review.
 */
export const decide = procedure(toRead, "review.decided")
  .input(DecideAccessReview, { aim: aimAtReview })
  .output(AccessReviewItem)
  .mutation({
    workspace: ({ ctx, input }) =>
      decideAt(ctx, input, (item) => {
        const { subject, kind } = item;
        if (kind === "key") return revokeKey(ctx, subject);
        if (kind === "team")
          return input.role === null
            ? removeTeamGrant(ctx, subject)
            : changeTeamRole(ctx, { team: subject, role: input.role });
        return input.role === null
          ? removeFromWorkspace(ctx, subject)
          : changeInWorkspace(ctx, { userId: subject, role: input.role });
      }),
    organization: ({ ctx, input }) =>
      decideAt(ctx, input, ({ subject, kind }) => {
        if (kind === "key") return revokeKey(ctx, subject);
        return input.role === null
          ? removeFromOrganization(ctx, subject)
          : changeInOrganization(ctx, { userId: subject, role: input.role });
      }),
  });

async function decideAt(
  ctx: InWorkspace | InOrganizationContext,
  { review, item: id, decision, role, note: given }: Wanted,
  carryOut: (item: ItemRow) => Promise<unknown>,
) {
  const note = given === "" ? null : given;
  const found = await findReview(ctx, review);
  const item = await findItem(ctx, found.id, id);
  const { isReviewer, state } = found;
  const facts = {
    kind: item.kind,
    isOwn: item.isOwn,
    decision: item.decision,
    isReviewer,
    isOpen: state === "open",
  };
  demand(canDecideReview(await withRoles(ctx), levelOf(ctx), facts, { decision, role }));

  await ctx.sql(
    `UPDATE access_review_item SET decision = $4, new_role = $5, note = $6, decided_at = now(), decided_by = $7,
       decided_by_name = $8, last_active = greatest(last_active, authz.last_active_here(kind, subject_id))
     WHERE org_id = $1 AND review_id = $2 AND id = $3`,
    [
      ctx.organization.id,
      found.id,
      item.id,
      decision,
      role,
      note,
      ctx.actor.id,
      principalName(ctx.principal).name,
    ],
  );
  if (decision !== "keep") await carryOut(item);
  await ctx.record({
    action: "review.decided",
    target: aboutReview(found),
    before: { kind: item.kind, subject: item.subject, role: item.role },
    after: { name: item.email ?? item.name, decision, role, note },
  });

  return itemOf(await findItem(ctx, found.id, item.id));
}
