import { Effects, type OrganizationPlan, PreviewAct } from "@bailiwick/contracts";
import { confirmationWord, planEffect, planOf } from "@bailiwick/domain";
import type { z } from "zod";
import { planFacts } from "../plans/internal.ts";
import { type DryRun, dryRun } from "../procedure/dry-run.ts";
import { changeOf, dryRunOf } from "../procedure/trpc.ts";
import { acts, type Scope } from "./acts.ts";
import { withEffects } from "./effects.ts";

/**
 * Who would gain and who would lose what: the change itself is run, everyone's access is read before and after, and all
 * of it is rolled back (docs/decisions/012-a-preview-is-the-change-undone.md). A caller who can't make the change gets
 * the same refusal.
 */
export const preview = dryRunOf(PreviewAct, Effects, ({ ctx, input: { act, input } }) => {
  const { change, scope, confirmed } = acts[act];
  return dryRun(ctx, changeOf(change), input, async (tenant, perform) => {
    const concerned: Scope = await scope(tenant, input as never);
    const { plan } = await planFacts(tenant);
    const registered = await registeredIn(tenant);
    const { answer, effects } = await withEffects(tenant, concerned, () =>
      perform(confirmed ? { ...input, confirmation: wordOf(tenant) } : input),
    );
    return {
      ...effects,
      plan: act === "organizations.changePlan" ? planEffectOf(tenant, plan, answer as Plan) : null,
      registrations:
        act === "workspaces.requestDeletion" && registered.length > 0
          ? { at: (answer as Deleted).purgeAfter ?? tenant.now.toISOString(), kinds: registered }
          : null,
    };
  });
});

type Deleted = { readonly purgeAfter: string | null };

/** How many resources of each kind that registers itself the workspace has. */
async function registeredIn({ sql, workspace, blueprint }: DryRun) {
  const kinds = blueprint.resourceKinds
    .filter(({ connects }) => connects !== undefined)
    .map(({ key }) => key);
  if (workspace === null || kinds.length === 0) return [];
  return sql<{ kind: string; amount: number }>(
    `SELECT r.kind, count(*)::int AS amount FROM resource r WHERE r.org_id = authz.org_id() AND r.kind = ANY ($1)
     GROUP BY r.kind ORDER BY r.kind`,
    [kinds],
  );
}

/** The expected confirmation. */
function wordOf({ actor: { workspace }, blueprint }: DryRun): string {
  return workspace === null ? "" : confirmationWord(blueprint, workspace);
}

type Plan = z.input<typeof OrganizationPlan>;

/**
 * The effect of the change of plan on limits and features; a limit per workspace is measured where usage is highest.
 */
function planEffectOf({ blueprint }: DryRun, from: string, { plan: to, usage }: Plan) {
  const [before, after] = [planOf(blueprint.plans, from), planOf(blueprint.plans, to)];
  if (before === undefined || after === undefined) return null;
  const used: Record<string, number> = {};
  for (const one of usage) used[one.limit] = Math.max(used[one.limit] ?? 0, one.used + one.pending);
  const { limits, gained, lost } = planEffect(before, after, used);
  return { limits: limits.map((limit) => ({ ...limit })), gained: [...gained], lost: [...lost] };
}
