import { ClaimRun, MaybeRun } from "@bailiwick/contracts";
import { maxAttempts, principalName } from "@bailiwick/domain";
import { procedure } from "../procedure/trpc.ts";
import { aimAtKind } from "../resources/internal.ts";
import { iso } from "../workspaces/internal.ts";
import { aboutRun, findRun, runKindOf, runOf } from "./internal.ts";

/**
 * Gives the caller the run of the kind that has waited longest, or one whose worker was not heard of in time. It is the
 * caller's alone until the lease ends.
 */
export const claim = procedure({ kind: "work" }, "run.claimed")
  .input(ClaimRun, { aim: aimAtKind })
  .output(MaybeRun)
  .mutation(async ({ ctx, input }) => {
    const { kind } = runKindOf(ctx, input.kind);
    const [claimed] = await ctx.sql<{ id: string; lease: string | null; leasedUntil: Date | null }>(
      `UPDATE run SET state = 'running', lease = gen_random_uuid(),
         leased_until = clock_timestamp() + make_interval(secs => $4), attempts = attempts + 1,
         claimed_by_kind = authz.actor_kind(), claimed_by = authz.actor_id(), claimed_by_name = $3,
         started_at = coalesce(started_at, clock_timestamp())
       WHERE org_id = authz.org_id() AND id = (
         SELECT n.id FROM run n JOIN resource r ON r.org_id = n.org_id AND r.id = n.resource_id
         JOIN resource_root o ON o.org_id = r.org_id AND o.id = r.root_id AND o.workspace_id = $1
         WHERE n.org_id = authz.org_id() AND n.kind = $2 AND n.state IN ('queued', 'running')
           AND (n.state = 'queued' OR n.leased_until < clock_timestamp()) AND n.attempts < $5
         ORDER BY n.created_at, n.id LIMIT 1)
       RETURNING id, lease, leased_until AS "leasedUntil"`,
      [ctx.workspace.id, kind.key, principalName(ctx.principal).name, input.leaseSeconds, maxAttempts],
    );
    if (claimed === undefined) return { run: null };
    const { lease, leasedUntil } = claimed;
    if (lease === null || leasedUntil === null) throw new Error("a run was claimed without a lease");
    const row = await findRun(ctx, kind, claimed.id);
    await ctx.record({
      action: "run.claimed",
      target: aboutRun(row),
      after: { run: row.id, attempt: row.attempts },
    });
    return { run: { ...runOf(row), lease, leasedUntil: iso(leasedUntil) } };
  });
