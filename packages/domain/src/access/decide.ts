import type { WorkspaceState } from "../lifecycle/states.ts";
import { allowed, type Decision, type Refusal, refuse } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import { type Permission, type PermissionLevel, type PermissionName, permissions } from "./permissions.ts";
import type { RoleSpec } from "./roles.ts";

/** One prepared refusal for every permission, in the catalogue's order: what a person is told who does not hold it. */
export type MissingPermission = readonly Refusal[];

/** Makes the refusals of every permission once, so that `can` only picks one. `holders` are the roles that hold it. */
export function prepareMissing(
  holders: (permission: PermissionName) => readonly RoleSpec[],
  byPlatform: (permission: PermissionName) => boolean,
): MissingPermission {
  return permissions.map(({ name, level }) => {
    const roles = holders(name).map((role) => role.name);
    const held = roles.length === 0 ? "no_one" : "roles";
    const by = level === "platform" || byPlatform(name) ? "platform" : held;
    return refuse("missing_permission", { permission: name, by, roles: by === "roles" ? roles : [] });
  });
}

const missingOutsideOrganizations: MissingPermission = permissions.map(({ name, level }) =>
  refuse("missing_permission", {
    permission: name,
    by: level === "platform" ? "platform" : "unknown",
    roles: [],
  }),
);

/** For a name that only looks like a permission's: one of another version, or one that was mistyped. */
function noSuchPermission(name: string): Refusal {
  return refuse("no_such_permission", { permission: name });
}

const wrongState: Readonly<Record<WorkspaceState, Refusal>> = {
  active: refuse("workspace_active"),
  archived: refuse("workspace_archived", { to: "change" }),
  pending_deletion: refuse("workspace_pending_deletion", { to: "change" }),
};

const noWorkspace = refuse("workspace_not_named");

/** Refuses what cannot be done in the workspace's present state. */
export function refuseState(state: WorkspaceState): Refusal {
  return wrongState[state];
}

/** What `can` needs of a row, in one flat object of one shape. */
type Test = {
  /** Its place in the catalogue. */
  readonly at: number;
  readonly word: number;
  readonly mask: number;
  readonly level: PermissionLevel;
  readonly active: boolean;
  readonly archived: boolean;
  readonly pendingDeletion: boolean;
};

/** By name, in an object without a prototype: a name that is none finds nothing. */
const tests: Readonly<Record<PermissionName, Test>> = Object.freeze(
  Object.assign(
    Object.create(null),
    Object.fromEntries(permissions.map((row, at) => [row.name, testOf(row, at)])),
  ),
);

function testOf({ bit, level, usableIn }: Permission, at: number): Test {
  return {
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
 * May the actor do this, in the workspace that the call is about? The only reader of the matrix. A permission that is
 * not held is FORBIDDEN and names the roles that hold it; one that is held but not usable in the workspace's state is
 * WRONG_STATE. A name that is no permission is held by no role. Allocates nothing: every other answer was made beforehand.
 */
export function can(actor: Actor, permission: PermissionName): Decision {
  const test: Test | undefined = tests[permission];
  if (test === undefined) return noSuchPermission(permission);
  if (((actor.permissions[test.word] ?? 0) & test.mask) === 0) {
    return (actor.blueprint?.missing ?? missingOutsideOrganizations)[test.at] ?? noSuchPermission(permission);
  }
  const workspace = actor.workspace;
  if (test.level !== "workspace") {
    // The organization's permissions hold whatever a workspace's state, but where the workspace is all there is of it.
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
