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

/** What a decision on a workspace's lifecycle needs to know, read under the organization's lock. */
export type WorkspaceFacts = {
  readonly state: WorkspaceState;
  readonly slug: string;
  readonly name: string;
  readonly isDefault: boolean;
  /** How many workspaces of its organization are active, this one included if it is. */
  readonly activeWorkspaces: number;
  /** How many may be active; null without a limit. */
  readonly activeLimit: number | null;
  /** What the organization's plan says; null where it was not asked, and whoever asks it has the last word. */
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
const slugChanges: Rule = ({ slug }) => (slug.changedBy === "nobody" ? notOffered("slug") : allowed);

const planUpdates: Rule = (blueprint, { plan }) =>
  plan === null ? allowed : canUpdateWorkspace(blueprint, plan);

const keepsOneActive: Rule = ({ archive }, { state, activeWorkspaces }) =>
  archive.keepsOneActive && state === "active" && activeWorkspaces <= 1
    ? refuse("last_active_workspace")
    : allowed;

const fitsLimit: Rule = (_, { activeWorkspaces, activeLimit }) =>
  canAddWithin("activeWorkspaces", activeWorkspaces, activeLimit);

function isNotDefault(done: "archived" | "deleted"): Rule {
  const refusal = refuse("default_workspace", { act: done });
  return (_, { isDefault }) => (isDefault ? refusal : allowed);
}

type Transition = {
  /** What a member needs to do it; null when no member ever does. */
  readonly permission: CorePermissionName | null;
  /** What the platform admin needs, where it is theirs as well; null where it is not. */
  readonly platform: CorePermissionName | null;
  readonly from: readonly WorkspaceState[];
  /** Null when the state stays as it is. */
  readonly to: WorkspaceState | "purged" | null;
  /** Whether the slug or the name has to be typed first. */
  readonly confirmed: boolean;
  /** Asked in this order. The last active workspace is told apart before the default one, which it always is too. */
  readonly rules: readonly Rule[];
  readonly audit: AuditAction;
};

/** Every act on a workspace's lifecycle: who does it, from which states, to which, under which rules. */
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

/** Is there still time to bring back what was deleted, by the clock and not by when the purge comes round (V47, C31)? */
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

/** Could this happen to the workspace now, whoever asks and before anything is typed? For the console's buttons. */
export function canHappen(blueprint: Blueprint, action: LifecycleAction, facts: WorkspaceFacts): Decision {
  const { from, to, rules } = lifecycle[action];
  if (!from.includes(facts.state)) return (facts.state === to && already[to]) || refuseState(facts.state);
  return allOf(...rules.map((rule) => () => rule(blueprint, facts)));
}

/**
 * May it happen (M45-M47, M51, M52, V44)? `typed` is what the person typed to confirm; it counts where the table says
 * `confirmed`. Whether the actor holds the permission is for `can` to say.
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

/** Should the console offer it to this actor, who acts in this workspace? The permission first, then the state. */
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
 * May one more active workspace be made in the organization (M51, M52), on its plan (P21)? Archived and deleted ones do
 * not count. A private one that comes with joining is not made by anybody, and is not asked about.
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

/** May the actor make this the workspace where they land (M40, M49, M56)? Only one they are a member of themselves. */
export function canSwitch(actor: Actor, facts: WorkspaceFacts): Decision {
  return allOf(
    () => canOffer(actor, "switch", facts),
    () => (actor.workspaceRole !== null ? allowed : refuse("not_a_member")),
  );
}
