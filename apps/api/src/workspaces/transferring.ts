import type { TransferWorkspace } from "@bailiwick/contracts";
import {
  type Actor,
  canTransfer,
  decideTransition,
  demand,
  type MoveEnd,
  type OrganizationState,
  permissionSet,
  Refused,
  type RoleInTransfer,
  refuse,
  storageLimit,
  type TransferConflict,
  type TransferFacts,
} from "@bailiwick/domain";
import type { z } from "zod";
import { standardLimits } from "../plans/internal.ts";
import { demandProven } from "../session/proven.ts";
import { type WorkspaceContext, workspaceFacts } from "./internal.ts";

/** What is asked for: where to, under which slug, and what becomes of the roles of teams. */
export type Wanted = Pick<z.output<typeof TransferWorkspace>, "to" | "slug" | "teams">;

type Target = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly blueprint: string;
  readonly plan: string;
  readonly state: OrganizationState;
  readonly bits: string | null;
};

/** What authz.transfer_facts answers. */
type Found = {
  readonly joining: readonly { readonly userId: string; readonly name: string }[];
  readonly givesDefault: boolean;
  readonly roles: readonly RoleInTransfer[];
  readonly usedRoles: readonly string[];
  readonly teams: readonly { name: string; role: string; people: number; isTaken: boolean }[];
  readonly running: number;
  readonly conflicts: readonly TransferConflict[];
  readonly shared: number;
  readonly boundKeys: number;
  readonly allotments: readonly { meter: string; allotted: number | null; used: number }[];
  readonly seats: number;
  readonly bytes: number;
  readonly activeThere: number;
  readonly lifted: Readonly<Record<string, number>>;
  readonly moved: readonly { readonly kind: string; readonly amount: number }[];
};

/** A transfer that was decided: where to, and what it takes along. */
export type Transfer = { readonly found: Found; readonly to: MoveEnd };

/**
 * Decides on the transfer of the call's workspace, under the locks of both organizations.
 * @param confirmation what the person typed
 * @throws Refused at `to` for an organization that the caller doesn't belong to, as for one that doesn't exist
 */
export async function decideTransfer(
  ctx: WorkspaceContext,
  { to, slug, teams }: Wanted,
  confirmation: string,
): Promise<Transfer> {
  const { sql, blueprint, organization, workspace } = ctx;
  await demandProven(ctx);
  demand(decideTransition(blueprint, "transfer", await workspaceFacts(ctx), confirmation));
  await sql("SELECT authz.lock_transfer($1)", [to]);
  const [target] = await sql<Target>(
    "SELECT id, slug, name, blueprint, plan, state, permissions::text AS bits FROM authz.transfer_target($1)",
    [to],
  );
  if (target === undefined) throw new Refused(refuse("no_such_organization", {}, "to"));
  const [row] = await sql<{ found: Found | null }>("SELECT authz.transfer_facts($1) AS found", [target.id]);
  const found = row?.found;
  if (found == null) throw new Refused(refuse("no_such_organization", {}, "to"));
  const plan = { plan: target.plan, mode: ctx.instance.mode };
  const isOfKind = target.blueprint === blueprint.key;
  demand(
    canTransfer(blueprint, actorThere(ctx.actor, target), {
      from: { organization: organization.id, state: workspace.state },
      to: {
        organization: target.id,
        name: target.name,
        blueprint: target.blueprint,
        state: target.state,
        plan,
        activeWorkspaces: found.activeThere,
        limits: isOfKind ? { ...standardLimits(blueprint, plan), ...found.lifted } : {},
      },
      teams,
      joining: found.joining.length,
      givesDefault: found.givesDefault,
      roles: found.roles,
      usedRoles: found.usedRoles,
      grants: found.teams,
      running: found.running,
      conflicts: found.conflicts,
      used: await usedHere(ctx, found),
    } satisfies TransferFacts),
  );
  const there = { id: workspace.id, slug: slug ?? workspace.slug, name: workspace.name };
  return {
    found,
    to: { organization: { id: target.id, slug: target.slug, name: target.name }, workspace: there },
  };
}

/** The caller in the target; null for the platform admin. */
function actorThere(actor: Actor, { bits }: Target): Actor | null {
  return bits === null ? null : { ...actor, permissions: permissionSet.fromBits(bits), workspace: null };
}

/** What the workspace has of what plans limit in each workspace. */
async function usedHere({ sql, blueprint, workspace }: WorkspaceContext, { seats, bytes }: Found) {
  const used: Record<string, number> = { members: seats, [storageLimit.key]: Math.ceil(bytes / 1_000_000) };
  for (const { key, counts } of blueprint.resourceKinds) {
    if (counts === undefined) continue;
    const [values] = await sql<{ used: number }>(
      "SELECT used FROM authz.distinct_values($1, $2) WHERE id = $3",
      [key, counts.distinct, workspace.id],
    );
    used[counts.limit] = values?.used ?? 0;
  }
  return used;
}
