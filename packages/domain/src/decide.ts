import type { Actor } from "./actor.ts";
import { allowed, type Decision, type Refusal, refuse } from "./errors.ts";
import { type PermissionName, permissionNamed, permissions } from "./permissions.ts";
import { anyRole, type RoleSpec } from "./roles.ts";
import type { WorkspaceState } from "./states.ts";

/** One prepared refusal for every permission: what a person is told who does not hold it. */
export type MissingPermission = Readonly<Record<PermissionName, Refusal>>;

/** Words the refusals of every permission once, so that `can` only picks one. `holders` are the roles that hold it. */
export function prepareMissing(
  holders: (permission: PermissionName) => readonly RoleSpec[],
  byPlatform: (permission: PermissionName) => boolean,
): MissingPermission {
  return record((name) => {
    const { level, says } = permissionNamed[name];
    const roles = holders(name);
    const who = level === "platform" || byPlatform(name) ? "the platform admin" : anyRole(roles);
    const sentence = who === "nobody" ? `Nobody can ${says} here.` : `Only ${who} can ${says}.`;
    return refuse("FORBIDDEN", "missing_permission", sentence);
  });
}

/** One value for every permission, in an object without a prototype. */
function record<Value>(value: (name: PermissionName) => Value): Readonly<Record<PermissionName, Value>> {
  return Object.freeze(
    Object.assign(
      Object.create(null),
      Object.fromEntries(permissions.map((row) => [row.name, value(row.name)])),
    ),
  );
}

const missingOutsideOrganizations = record((name) => {
  const { level, says } = permissionNamed[name];
  const sentence = level === "platform" ? `Only the platform admin can ${says}.` : `You cannot ${says}.`;
  return refuse("FORBIDDEN", "missing_permission", sentence);
});

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
  readonly word: number;
  readonly mask: number;
  readonly anywhere: boolean;
  readonly active: boolean;
  readonly archived: boolean;
  readonly pendingDeletion: boolean;
};

const tests = record((name): Test => {
  const { bit, usableIn } = permissionNamed[name];
  return {
    word: bit >> 5,
    mask: 1 << (bit & 31),
    anywhere: usableIn === null,
    active: usableIn?.includes("active") ?? false,
    archived: usableIn?.includes("archived") ?? false,
    pendingDeletion: usableIn?.includes("pending_deletion") ?? false,
  };
});

/**
 * May the actor do this, in the workspace that the call is about? The only reader of the matrix. A permission that is
 * not held is FORBIDDEN and names the roles that hold it; one that is held but not usable in the workspace's state is
 * WRONG_STATE. Allocates nothing: every answer was made beforehand.
 */
export function can(actor: Actor, permission: PermissionName): Decision {
  const test = tests[permission];
  if (((actor.permissions[test.word] ?? 0) & test.mask) === 0) {
    return (actor.blueprint?.missing ?? missingOutsideOrganizations)[permission];
  }
  if (test.anywhere) return allowed;
  const workspace = actor.workspace;
  if (workspace === null) return noWorkspace;
  const state = workspace.state;
  const usable =
    state === "active" ? test.active : state === "archived" ? test.archived : test.pendingDeletion;
  return usable ? allowed : wrongState[state];
}
