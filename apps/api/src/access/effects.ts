import type { Effects } from "@bailiwick/contracts";
import { type AccessChange, accessDifference } from "@bailiwick/domain";
import type { z } from "zod";
import type { DryRun } from "../procedure/dry-run.ts";
import { compareNames } from "../procedure/search.ts";
import { alike, readAccess, visibleAmong } from "./access-map.ts";
import type { Scope } from "./acts.ts";

/** The maximum number of changes to list; the rest is counted. */
const maxShown = 200;

/**
 * Runs a change inside a dry run, and compares everyone's access before and after it.
 * @param concerned whose access can change by it
 */
export async function withEffects<Answer>(
  tenant: DryRun,
  concerned: Scope,
  perform: () => Promise<Answer>,
): Promise<{ answer: Answer; effects: Omit<z.input<typeof Effects>, "plan" | "registrations"> }> {
  const before = await readAccess(tenant, concerned);
  const seen = await visibleAmong(tenant, before.rows);

  const answer = await perform();

  const after = await readAccess(tenant, concerned);
  for (const id of await visibleAmong(tenant, after.rows)) seen.add(id);
  const effects = {
    ...told(accessDifference(...alike(before, after), tenant.blueprint.catalogue), seen),
    blueprint: tenant.blueprint.key,
    invitations: await endedInvitations(tenant),
    complete: before.complete && after.complete,
  };
  return { answer, effects };
}

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
