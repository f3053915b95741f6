import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import type { CorePermissionName } from "../access/permissions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { canAddWithin, type Limits } from "../plans/limits.ts";
import { canUseFeature, type PlanFacts } from "../plans/plans.ts";
import { allOf, allowed, at, type Decision, refuse } from "../refusals/refusal.ts";
import type { OrganizationState, WorkspaceState } from "./states.ts";

/** What becomes of the roles of teams: their people get them themselves, or the teams come along. */
export const teamChoices = ["as_members", "along"] as const;
export type TeamChoice = (typeof teamChoices)[number];

/** A custom role that the workspace uses: whether the target has it, has another of that name, and the actor holds all of it. */
export type RoleInTransfer = {
  readonly name: string;
  readonly isThere: boolean;
  readonly isTaken: boolean;
  readonly isHeld: boolean;
};

/** What keeps a workspace where it is, by what other resources say. */
export type TransferConflict = {
  readonly what: "refers" | "referred" | "shared";
  readonly kind: string;
  readonly field: string | null;
  readonly title: string;
  readonly amount: number;
};

/** The facts for a decision on a transfer, read under the locks of both organizations. */
export type TransferFacts = {
  readonly from: { readonly organization: string; readonly state: WorkspaceState };
  readonly to: {
    readonly organization: string;
    readonly name: string;
    readonly blueprint: string;
    readonly state: OrganizationState;
    readonly plan: PlanFacts;
    /** How many workspaces are active there, before this one is. */
    readonly activeWorkspaces: number;
    /** The effective limits there; those that are not named do not apply. */
    readonly limits: Limits;
  };
  readonly teams: TeamChoice;
  /** How many people of the workspace do not belong to the target yet. */
  readonly joining: number;
  /** Whether the actor can assign the role in which people join there. */
  readonly givesDefault: boolean;
  readonly roles: readonly RoleInTransfer[];
  /** The names of the roles that people have in the workspace. */
  readonly usedRoles: readonly string[];
  readonly grants: readonly { readonly name: string; readonly isTaken: boolean }[];
  /** Runs that hold a part of the organization's quota. */
  readonly running: number;
  readonly conflicts: readonly TransferConflict[];
  /** What the workspace has of what plans limit in each workspace, by limit. */
  readonly used: Readonly<Record<string, number>>;
};

/**
 * Can a workspace be transferred to another organization (V15)? Its own state is the lifecycle's to decide. In the target it
 * takes what creates a workspace there, and what creates all that it brings: people, roles, teams. What doesn't fit is named.
 * @param there the actor in the target, with what they hold there; null for the platform admin, who needs nothing there
 */
export function canTransfer(blueprint: Blueprint, there: Actor | null, facts: TransferFacts): Decision {
  const { from, to, roles, grants, running } = facts;
  const along = facts.teams === "along" ? grants : [];
  const holds = (permission: CorePermissionName, isNeeded = true): Decision =>
    there === null || !isNeeded ? allowed : atTarget(can(there, permission));
  return allOf(
    () => (from.organization === to.organization ? refuse("already_in_organization", {}, "to") : allowed),
    () =>
      to.blueprint === blueprint.key
        ? allowed
        : refuse("other_blueprint", { name: to.name, names: facts.usedRoles }, "to"),
    () => (to.state === "active" ? allowed : refuse("organization_deletion_requested", {}, "to")),
    () => holds("workspace:create"),
    () => holds("organization_member:add", facts.joining > 0),
    () =>
      facts.joining === 0 || facts.givesDefault ? allowed : refuse("above_yourself", { what: "role" }, "to"),
    () =>
      holds(
        "role:create",
        roles.some(({ isThere }) => !isThere),
      ),
    () => holds("team:create", along.length > 0),
    () => holds("team_member:add", along.length > 0),
    () =>
      named(
        "roles_differ",
        roles.filter(({ isTaken }) => isTaken),
      ),
    () =>
      named(
        "roles_exceed",
        roles.filter(({ isThere, isHeld }) => !isThere && !isHeld),
      ),
    () =>
      named(
        "teams_differ",
        along.filter(({ isTaken }) => isTaken),
      ),
    () => fitsPlan(blueprint, facts),
    () => (running === 0 ? allowed : refuse("runs_unfinished", { amount: running })),
    () => isApart(blueprint, facts.conflicts),
  );
}

function atTarget(decision: Decision): Decision {
  return decision.allowed ? decision : at("to", decision);
}

function named(
  reason: "roles_differ" | "roles_exceed" | "teams_differ",
  what: readonly { readonly name: string }[],
): Decision {
  return what.length === 0 ? allowed : refuse(reason, { names: what.map(({ name }) => name) }, "to");
}

/** The plan of the target has workspaces to create, and room for this one with what it has. */
function fitsPlan(blueprint: Blueprint, { from, to, used }: TransferFacts): Decision {
  const over = blueprint.everyLimit.find(
    ({ key }) => (used[key] ?? 0) > (to.limits[key] ?? Number.POSITIVE_INFINITY),
  );
  return allOf(
    () => atTarget(canUseFeature(blueprint, to.plan, "create_workspace")),
    () =>
      from.state === "active"
        ? atTarget(canAddWithin("activeWorkspaces", to.activeWorkspaces, to.limits.activeWorkspaces ?? null))
        : allowed,
    () =>
      over === undefined
        ? allowed
        : refuse(
            "over_limit_there",
            { limit: over.name, amount: to.limits[over.key] ?? 0, used: used[over.key] ?? 0 },
            "to",
          ),
  );
}

/** Nothing refers across the border, and nothing that stays would be shared with no one. */
function isApart({ resourceKinds }: Blueprint, [conflict]: readonly TransferConflict[]): Decision {
  if (conflict === undefined) return allowed;
  const { what, title, amount, field } = conflict;
  const declared = resourceKinds.find(({ key }) => key === conflict.kind);
  const kind = declared?.name ?? conflict.kind;
  const named = declared?.fields.find(({ key }) => key === field)?.name ?? field ?? "";
  switch (what) {
    case "refers":
      return refuse("refers_to_what_stays", { kind, field: named, title });
    case "referred":
      return refuse("referred_to_by_what_stays", { kind, field: named, title, amount });
    case "shared":
      return refuse("shared_here_alone", { kind, title });
  }
}
