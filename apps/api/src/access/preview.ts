import { Effects, type OrganizationPlan, PreviewAct } from "@bailiwick/contracts";
import { type AccessChange, accessDifference, confirmationWord, planEffect, planOf } from "@bailiwick/domain";
import type { z } from "zod";
import { planFacts } from "../plans/internal.ts";
import { type DryRun, dryRun } from "../procedure/dry-run.ts";
import { compareNames } from "../procedure/search.ts";
import { changeOf, dryRunOf } from "../procedure/trpc.ts";
import { alike, readAccess, visibleAmong } from "./access-map.ts";
import { acts, type Scope } from "./acts.ts";

/** The maximum number of changes to list; the rest is counted. */
const maxShown = 200;

/**
 * Who would gain and who would lose what: the change itself is run, everyone's access is read before and after, and all
 * of it is rolled back (docs/decisions/012-a-preview-is-the-change-undone.md). A caller who can't make the change gets
 * the same refusal.
 */
export const preview = dryRunOf(PreviewAct, Effects, ({ ctx, input: { act, input } }) => {
  const { change, scope, confirmed } = acts[act];
  return dryRun(ctx, changeOf(change), input, async (tenant, perform) => {
    const concerned: Scope = await scope(tenant, input as never);
    const before = await readAccess(tenant, concerned);
    const seen = await visibleAmong(tenant, before.rows);
    const { plan } = await planFacts(tenant);
    const registered = await registeredIn(tenant);

    const answer = await perform(confirmed ? { ...input, confirmation: wordOf(tenant) } : input);

    const after = await readAccess(tenant, concerned);
    for (const id of await visibleAmong(tenant, after.rows)) seen.add(id);
    return {
      ...told(accessDifference(...alike(before, after), tenant.blueprint.catalogue), seen),
      blueprint: tenant.blueprint.key,
      invitations: await endedInvitations(tenant),
      complete: before.complete && after.complete,
      plan: act === "organizations.changePlan" ? planEffectOf(tenant, plan, answer as Plan) : null,
      registrations:
        act === "workspaces.requestDeletion" && registered.length > 0
          ? { at: (answer as Deleted).purgeAfter ?? tenant.now.toISOString(), kinds: registered }
          : null,
    };
  });
});

/** The maximum number of ended invitations to list. */
const maxInvitations = 100;

type EndedInvitation = {
  readonly id: string;
  readonly email: string;
  readonly workspaceId: string | null;
  readonly workspaceName: string | null;
};

/** The invitations that this transaction ended. */
async function endedInvitations({ sql }: DryRun): Promise<z.input<typeof Effects>["invitations"]> {
  const ended = await sql<EndedInvitation>(
    `SELECT i.id, i.email, i.workspace_id AS "workspaceId", w.name AS "workspaceName"
     FROM invitation i LEFT JOIN workspace w ON w.org_id = i.org_id AND w.id = i.workspace_id
     WHERE i.org_id = authz.org_id() AND i.state = 'revoked' AND i.settled_at = now()
     ORDER BY i.email, i.id LIMIT $1`,
    [maxInvitations],
  );
  return ended.map(({ id, email, workspaceId, workspaceName }) => ({
    id,
    email,
    workspace: workspaceId === null ? null : { id: workspaceId, name: workspaceName ?? "" },
  }));
}

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

/** The changes for the caller: those in workspaces that they can see, by name. */
function told(changes: readonly AccessChange[], seen: ReadonlySet<string>) {
  const shown = changes.filter(({ workspaceId }) => workspaceId === null || seen.has(workspaceId));
  const byName = shown.toSorted(
    (a, b) =>
      compareNames(a.name, b.name) ||
      compareNames(a.userId, b.userId) ||
      compareNames(a.workspaceName ?? "", b.workspaceName ?? ""),
  );
  return {
    changes: byName.slice(0, maxShown).map(({ workspaceId, workspaceName, gains, losses, ...change }) => ({
      ...change,
      workspace: workspaceId === null ? null : { id: workspaceId, name: workspaceName ?? "" },
      gains: [...gains],
      losses: [...losses],
    })),
    total: changes.length,
    people: new Set(changes.map(({ userId }) => userId)).size,
    hidden: changes.length - shown.length,
  };
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
