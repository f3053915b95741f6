import type { ApprovalList } from "@bailiwick/contracts";
import {
  type ApprovalFacts,
  type ApprovalProgress,
  type ApprovalRule,
  approvalProgress,
  canApprove,
  demand,
  isApproved,
  type KindAction,
  personOf,
} from "@bailiwick/domain";
import type { z } from "zod";
import { type InPlace, nameById, type ResourceRow } from "./internal.ts";
import { settingHere } from "./policies.ts";

/** An action that waits for approvals. */
export type ApprovedAction = KindAction & { readonly approvals: ApprovalRule };

export const needsApprovals = (action: KindAction): action is ApprovedAction =>
  action.approvals !== undefined;

type Approver = {
  readonly userId: string;
  readonly holds: boolean;
  readonly at: Date | null;
  readonly comment: string | null;
};
type Approvals = ApprovalFacts & {
  readonly progress: ApprovalProgress;
  readonly approvers: readonly Approver[];
};

/** The approvals of a resource for an action, and how many it needs: from the policy and the roles as they are now. */
async function approvalsOf(ctx: InPlace, id: string, action: ApprovedAction): Promise<Approvals> {
  const approvers = await ctx.sql<Approver>(
    `SELECT user_id AS "userId", holds, approved_at AS at, comment FROM authz.approvers_of($1, $2)`,
    [id, action.key],
  );
  const [created] = await ctx.sql<{ author: string | null }>(
    "SELECT authz.author_of(authz.org_id(), $1) AS author",
    [id],
  );
  const facts = {
    author: created?.author ?? null,
    holders: approvers.filter(({ holds }) => holds).map(({ userId }) => userId),
    approved: approvers.filter(({ at }) => at !== null).map(({ userId }) => userId),
  };
  const { setting, needed } = action.approvals;
  const wanted = needed[String(await settingHere(ctx, setting))] ?? "all";
  return { ...facts, approvers, progress: approvalProgress(wanted, facts) };
}

/** The same in wire format. */
export async function approvalsWire(
  ctx: InPlace,
  id: string,
  action: ApprovedAction,
): Promise<z.input<typeof ApprovalList>["items"][number]> {
  const { author, approvers, progress } = await approvalsOf(ctx, id, action);
  const names = await nameById(
    ctx,
    approvers.filter(({ at }) => at !== null).map(({ userId }) => userId),
  );
  return {
    action: action.key,
    ...progress,
    author,
    approvals: approvers.flatMap(({ userId, holds, at, comment }) =>
      at === null
        ? []
        : [
            {
              userId,
              name: names.get(userId) ?? null,
              at: at.toISOString(),
              comment,
              counts: holds && userId !== author,
            },
          ],
    ),
  };
}

/**
 * Approves a resource as the acting person, under the lock.
 * @returns how many approvals there are, and whether they suffice; null if this one was given before
 * @throws Refused for the author, for a key, and for who approved before
 */
export async function approve(
  ctx: InPlace,
  { id }: Pick<ResourceRow, "id">,
  action: ApprovedAction,
  comment: string | undefined,
): Promise<{ readonly isEnough: boolean; readonly added: ApprovalProgress | null }> {
  const person = personOf(ctx.principal)?.id ?? null;
  const before = await approvalsOf(ctx, id, action);
  demand(canApprove(before, before.progress, person));
  if (person !== null && before.approved.includes(person)) return { isEnough: true, added: null };

  await ctx.sql(
    "INSERT INTO approval (org_id, resource_id, action, user_id, comment) VALUES (authz.org_id(), $1, $2, $3, $4)",
    [id, action.key, person, comment || null],
  );
  const { progress } = await approvalsOf(ctx, id, action);
  return { isEnough: isApproved(progress), added: progress };
}
