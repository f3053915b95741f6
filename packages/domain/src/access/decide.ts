import { allowed, type Decision, type Refusal, refuse } from "../errors.ts";
import type { WorkspaceState } from "../lifecycle/states.ts";
import type { Actor } from "./actor.ts";
import { type Permission, type PermissionLevel, type PermissionName, permissions } from "./permissions.ts";
import { anyRole, type RoleSpec } from "./roles.ts";

/** One prepared refusal for every permission, in the catalogue's order: what a person is told who does not hold it. */
export type MissingPermission = readonly Refusal[];

/** Words the refusals of every permission once, so that `can` only picks one. `holders` are the roles that hold it. */
export function prepareMissing(
  holders: (permission: PermissionName) => readonly RoleSpec[],
  byPlatform: (permission: PermissionName) => boolean,
): MissingPermission {
  return permissions.map(({ name, level, description }) => {
    const roles = holders(name);
    const who = level === "platform" || byPlatform(name) ? "the platform admin" : anyRole(roles);
    const sentence = who === "nobody" ? `Nobody can ${description} here.` : `Only ${who} can ${description}.`;
    return refuse("FORBIDDEN", "missing_permission", sentence);
  });
}

const missingOutsideOrganizations: MissingPermission = permissions.map(({ level, description }) => {
  const sentence =
    level === "platform" ? `Only the platform admin can ${description}.` : `You cannot ${description}.`;
  return refuse("FORBIDDEN", "missing_permission", sentence);
});

const notHeld = refuse("FORBIDDEN", "missing_permission", "You cannot do this.");

/** For a name that only looks like a permission's: one of another version, or one that was mistyped. */
function noSuchPermission(name: string): Refusal {
  return refuse("FORBIDDEN", "no_such_permission", `There is no permission “${name}”.`);
}

const wrongState: Readonly<Record<WorkspaceState, Refusal>> = {
  active: refuse("WRONG_STATE", "workspace_active", "The workspace is not pending deletion."),
  archived: refuse("WRONG_STATE", "workspace_archived", "The workspace is archived. Unarchive it first."),
  pending_deletion: refuse(
    "WRONG_STATE",
    "workspace_pending_deletion",
    "The workspace is deleted and waits for its purge. It has to be restored first.",
  ),
};

const noWorkspace = refuse("NOT_FOUND", "workspace_not_named", "Name a workspace that you are a member of.");

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
    return (actor.blueprint?.missing ?? missingOutsideOrganizations)[test.at] ?? notHeld;
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
