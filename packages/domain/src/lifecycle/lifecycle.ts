import type { Actor } from "../access/actor.ts";
import { can, refuseState } from "../access/decide.ts";
import type { CorePermissionName } from "../access/permissions.ts";
import type { AuditAction } from "../audit/audit-actions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { canAddWithin } from "../plans/limits.ts";
import { canUpdateWorkspace, canUseFeature, type PlanFacts, type PlanRules } from "../plans/plans.ts";
import type { NotOffered } from "../refusals/reasons.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkConfirmation } from "./confirmation.ts";
import type { WorkspaceState } from "./states.ts";

/** The facts for a decision on a workspace's lifecycle, read under the organization's lock. */
export type WorkspaceFacts = {
  readonly state: WorkspaceState;
  readonly slug: string;
  readonly name: string;
  readonly isDefault: boolean;
  /** How many workspaces of its organization are active, including this one if it is. */
  readonly activeWorkspaces: number;
  /** The maximum number of active ones; null for no limit. */
  readonly activeLimit: number | null;
  /** The organization's plan; null where it was not read, and then the server has the last word. */
  readonly plan: PlanFacts | null;
};

type Rule = (blueprint: Blueprint, facts: WorkspaceFacts) => Decision;

function notOffered(what: NotOffered): Decision {
  return refuse("not_offered", { what });
}

const archiveOffered: Rule = ({ archive }) => (archive.offered ? allowed : notOffered("archive"));
const deletionOffered: Rule = ({ deletion }) => (deletion === null ? notOffered("delete") : allowed);
const defaultOffered: Rule = ({ defaultWorkspace }) =>
  defaultWorkspace.kind === "one" ? allowed : notOffered("default");
const slugChanges: Rule = ({ slug }) => (slug.changedBy === "none" ? notOffered("slug") : allowed);

const planUpdates: Rule = (blueprint, { plan }) =>
  plan === null ? allowed : canUpdateWorkspace(blueprint, plan);

const keepsOneActive: Rule = ({ archive }, { state, activeWorkspaces }) =>
  archive.keepsOneActive && state === "active" && activeWorkspaces <= 1
    ? refuse("last_active_workspace")
    : allowed;

const fitsLimit: Rule = (_, { activeWorkspaces, activeLimit }) =>
  canAddWithin("activeWorkspaces", activeWorkspaces, activeLimit);

const transferOffered: Rule = ({ topology }) =>
  topology === "organization" ? allowed : notOffered("transfer");

function isNotDefault(done: "archived" | "deleted" | "transferred"): Rule {
  const refusal = refuse("default_workspace", { act: done });
  return (_, { isDefault }) => (isDefault ? refusal : allowed);
}

type Transition = {
  /** The permission that a member needs; null if members never do it. */
  readonly permission: CorePermissionName | null;
  /** The permission that the platform admin needs; null if the platform admin never does it. */
  readonly platform: CorePermissionName | null;
  readonly from: readonly WorkspaceState[];
  /** Null when the state stays as it is. */
  readonly to: WorkspaceState | "purged" | null;
  /** Whether the slug or the name has to be typed first. */
  readonly confirmed: boolean;
  /** Checked in this order. The last active workspace is reported before the default one, which it always is too. */
  readonly rules: readonly Rule[];
  readonly audit: AuditAction;
};

/** Every action on a workspace's lifecycle: who does it, from which states, to which state, under which rules. */
const table = {
  rename: {
    permission: "workspace:update",
    platform: null,
    from: ["active"],
    to: null,
    confirmed: false,
    rules: [planUpdates],
    audit: "workspace.renamed",
  },
  describe: {
    permission: "workspace:update",
    platform: null,
    from: ["active"],
    to: null,
    confirmed: false,
    rules: [planUpdates],
    audit: "workspace.described",
  },
  change_slug: {
    permission: "workspace:change_slug",
    platform: "platform:change_slug",
    from: ["active", "archived"],
    to: null,
    confirmed: false,
    rules: [slugChanges],
    audit: "workspace.slug_changed",
  },
  switch: {
    permission: "workspace:read",
    platform: null,
    from: ["active"],
    to: null,
    confirmed: false,
    rules: [],
    audit: "workspace.switched",
  },
  set_default: {
    permission: "workspace:set_default",
    platform: null,
    from: ["active"],
    to: null,
    confirmed: false,
    rules: [defaultOffered],
    audit: "workspace.default_set",
  },
  archive: {
    permission: "workspace:archive",
    platform: null,
    from: ["active"],
    to: "archived",
    confirmed: true,
    rules: [archiveOffered, keepsOneActive, isNotDefault("archived")],
    audit: "workspace.archived",
  },
  unarchive: {
    permission: "workspace:archive",
    platform: null,
    from: ["archived"],
    to: "active",
    confirmed: false,
    rules: [archiveOffered, fitsLimit],
    audit: "workspace.unarchived",
  },
  request_deletion: {
    permission: "workspace:delete",
    platform: null,
    from: ["active", "archived"],
    to: "pending_deletion",
    confirmed: true,
    rules: [deletionOffered, keepsOneActive, isNotDefault("deleted")],
    audit: "workspace.deletion_requested",
  },
  transfer: {
    permission: "workspace:transfer",
    platform: "platform:transfer_workspace",
    from: ["active", "archived"],
    to: null,
    confirmed: true,
    rules: [transferOffered, keepsOneActive, isNotDefault("transferred")],
    audit: "workspace.transferred",
  },
  restore: {
    permission: "workspace:restore",
    platform: "platform:restore_workspace",
    from: ["pending_deletion"],
    to: "active",
    confirmed: false,
    rules: [deletionOffered, fitsLimit],
    audit: "workspace.restored",
  },
  rescue: {
    permission: null,
    platform: "platform:rescue_workspace",
    from: ["active", "archived"],
    to: null,
    confirmed: false,
    rules: [],
    audit: "workspace.rescued",
  },
  purge: {
    permission: null,
    platform: null,
    from: ["pending_deletion"],
    to: "purged",
    confirmed: false,
    rules: [deletionOffered],
    audit: "workspace.purged",
  },
} as const satisfies Record<string, Transition>;

/** Can what was deleted still be restored? Decided by the clock, not by when the purge runs (V47, C31). */
export function isInWindow(purgeAfter: Date | null, now: Date): Decision {
  return purgeAfter !== null && now.getTime() >= purgeAfter.getTime() ? refuse("window_over") : allowed;
}

export type LifecycleAction = keyof typeof table;
export const lifecycle: Readonly<Record<LifecycleAction, Transition>> = table;
export const lifecycleActions = Object.keys(table) as readonly LifecycleAction[];

const already: Readonly<Record<string, Decision>> = {
  active: refuse("already_active"),
  archived: refuse("already_archived"),
  pending_deletion: refuse("already_pending_deletion"),
};

/**
 * Is it possible for the workspace now, regardless of the actor and before anything is typed? For the console's
 * buttons.
 */
export function canHappen(blueprint: Blueprint, action: LifecycleAction, facts: WorkspaceFacts): Decision {
  const { from, to, rules } = lifecycle[action];
  if (!from.includes(facts.state)) return (facts.state === to && already[to]) || refuseState(facts.state);
  return allOf(...rules.map((rule) => () => rule(blueprint, facts)));
}

/**
 * Is it allowed (M45-M47, M51, M52, V44)? `typed` is what the person typed to confirm; it matters where the table says
 * `confirmed`. The actor's permission is checked by `can`.
 */
export function decideTransition(
  blueprint: Blueprint,
  action: LifecycleAction,
  facts: WorkspaceFacts,
  typed = "",
): Decision {
  return allOf(
    () => canHappen(blueprint, action, facts),
    () => (lifecycle[action].confirmed ? checkConfirmation(blueprint, facts, typed) : allowed),
  );
}

/** Should the console offer it to this actor in this workspace? The permission comes first, then the state. */
export function canOffer(actor: Actor, action: LifecycleAction, facts: WorkspaceFacts): Decision {
  const { permission } = lifecycle[action];
  const { blueprint } = actor;
  if (permission === null || blueprint === null) return notOffered("act");
  return allOf(
    () => can(actor, permission),
    () => canHappen(blueprint, action, facts),
  );
}

/**
 * Can one more active workspace be created in the organization (M51, M52), on its plan (P21)? Archived and deleted ones
 * do not count. A private one that is created when a person joins is not checked.
 */
export function canCreateWorkspace(
  rules: PlanRules,
  facts: Pick<WorkspaceFacts, "activeWorkspaces" | "activeLimit" | "plan">,
): Decision {
  const { activeWorkspaces, activeLimit, plan } = facts;
  return allOf(
    () => (plan === null ? allowed : canUseFeature(rules, plan, "create_workspace")),
    () => canAddWithin("activeWorkspaces", activeWorkspaces, activeLimit),
  );
}

/** Can the actor make this their default workspace (M40, M49, M56)? Only if they are a member of it. */
export function canSwitch(actor: Actor, facts: WorkspaceFacts): Decision {
  return allOf(
    () => canOffer(actor, "switch", facts),
    () => (actor.workspaceRole !== null ? allowed : refuse("not_a_member")),
  );
}
