import type { WorkspaceState } from "../lifecycle/states.ts";
import { allowed, type Decision, type Refusal, refuse } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import {
  type Catalogue,
  type CorePermissionName,
  coreCatalogue,
  type Permission,
  type PermissionLevel,
  type PermissionName,
} from "./permissions.ts";
import type { RoleSpec } from "./roles.ts";

/** One prepared refusal for every permission, in the catalogue's order: what a person without it reads. */
export type MissingPermission = readonly Refusal[];

/**
 * The refusal's parameters for a permission; for a kind's permission they include its phrase, which no central list
 * has.
 */
export function permissionParams({ name, description }: Permission) {
  return name in coreCatalogue.named ? { permission: name } : { permission: name, action: description };
}

/** Builds the refusals of every permission once, so that `can` only picks one. `holders` are the roles that hold it. */
export function prepareMissing(
  { permissions }: Catalogue,
  holders: (permission: PermissionName) => readonly RoleSpec[],
  byPlatform: (permission: PermissionName) => boolean,
): MissingPermission {
  return permissions.map((row) => {
    const roles = holders(row.name).map((role) => role.name);
    const held = roles.length === 0 ? "no_one" : "roles";
    const by = row.level === "platform" || byPlatform(row.name) ? "platform" : held;
    return refuse("missing_permission", {
      ...permissionParams(row),
      by,
      roles: by === "roles" ? roles : [],
    });
  });
}

const missingOutsideOrganizations: MissingPermission = coreCatalogue.permissions.map((row) =>
  refuse("missing_permission", {
    permission: row.name,
    by: row.level === "platform" ? "platform" : "unknown",
    roles: [],
  }),
);

/** For a string that is not a permission: mistyped, or from another version. */
function noSuchPermission(name: string): Refusal {
  return refuse("no_such_permission", { permission: name });
}

const wrongState: Readonly<Record<WorkspaceState, Refusal>> = {
  active: refuse("workspace_active"),
  archived: refuse("workspace_archived", { to: "change" }),
  pending_deletion: refuse("workspace_pending_deletion", { to: "change" }),
};

const noWorkspace = refuse("workspace_not_named");

/** Refuses what can't be done in the workspace's current state. */
export function refuseState(state: WorkspaceState): Refusal {
  return wrongState[state];
}

/** What `can` needs from a row, in one flat object of one shape. */
type Test = {
  readonly name: PermissionName;
  /** Its index in the catalogue. */
  readonly at: number;
  readonly word: number;
  readonly mask: number;
  readonly level: PermissionLevel;
  readonly active: boolean;
  readonly archived: boolean;
  readonly pendingDeletion: boolean;
};

/** The tests of a catalogue by name, in an object without a prototype, so that unknown names find nothing. */
export type Tests = Readonly<Record<string, Test>>;

/** Prepares what `can` needs for every permission of the catalogue. */
export function prepareTests({ permissions }: Catalogue): Tests {
  const byName = Object.fromEntries(permissions.map((row, at) => [row.name, testOf(row, at)]));
  return Object.freeze(Object.assign(Object.create(null), byName));
}

const coreTests = prepareTests(coreCatalogue);

declare const brand: unique symbol;

/** A permission of the control plane, looked up already. It is the same in every blueprint. */
export type PermissionHandle = Test & { readonly [brand]: "PermissionHandle" };

/** Looks up a permission once, for a rule or a page that asks for it many times. */
export function permission(name: CorePermissionName): PermissionHandle {
  return coreTests[name] as PermissionHandle;
}

function testOf({ name, bit, level, usableIn }: Permission, at: number): Test {
  return {
    name,
    at,
    word: bit >> 5,
    mask: 1 << (bit & 31),
    level,
    active: usableIn?.includes("active") ?? false,
    archived: usableIn?.includes("archived") ?? false,
    pendingDeletion: usableIn?.includes("pending_deletion") ?? false,
  };
}

/**
 * Can the actor do this in the call's workspace, by the permissions of the control plane and of their blueprint's
 * kinds? The only reader of the matrix. A permission that the actor lacks is FORBIDDEN and names the roles that hold
 * it; one that is not usable in the workspace's state is WRONG_STATE. No role holds an unknown permission. Allocates
 * nothing: every answer is prepared in advance.
 * @param asked the permission's name, or its {@link permission handle}, which saves looking it up
 */
export function can(actor: Actor, asked: PermissionName | PermissionHandle): Decision {
  const test =
    typeof asked === "string" ? (coreTests[asked] ?? actor.blueprint?.tests[asked]) : (asked as Test);
  if (test === undefined) return noSuchPermission(String(asked));
  if (((actor.permissions[test.word] ?? 0) & test.mask) === 0) {
    return (actor.blueprint?.missing ?? missingOutsideOrganizations)[test.at] ?? noSuchPermission(test.name);
  }
  const workspace = actor.workspace;
  if (test.level !== "workspace") {
    // The organization's permissions apply regardless of a workspace's state, unless the workspace is the whole
    // organization.
    if (test.level === "platform" || workspace === null || actor.blueprint?.topology !== "flat")
      return allowed;
  } else if (workspace === null) {
    return noWorkspace;
  }
  const state = workspace.state;
  const usable =
    state === "active" ? test.active : state === "archived" ? test.archived : test.pendingDeletion;
  return usable ? allowed : wrongState[state];
}
