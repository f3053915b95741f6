import type { Actor } from "../access/actor.ts";
import { can, permission } from "../access/decide.ts";
import { canGive, canGiveInWorkspace, canTouch, type Target, withRole } from "../access/grants.ts";
import { type Role, roleIn } from "../access/roles.ts";
import { type Blueprint, workspaceRole } from "../blueprint/blueprint.ts";
import { canSeatAnother, type Seats } from "../plans/limits.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

const memberAdd = permission("member:add");
const memberChangeRole = permission("member:change_role");
const memberRemove = permission("member:remove");
const memberLeave = permission("member:leave");
const memberMakeOwner = permission("member:make_owner");
const platformRescueWorkspace = permission("platform:rescue_workspace");

/**
 * How many people besides the target keep the workspace owned, read under its lock: they have the owner's role in it,
 * or the organization role that stands in for it, and they are active and able to sign in.
 */
export type OwnerFacts = {
  readonly otherOwners: number;
  /** Whether the workspace is the target's private one (P6); if this is unknown, the server has the last word. */
  readonly isPrivate?: boolean;
};

/** The maximum number of people in one change. */
export const maxPeopleAtOnce = 100;

const privateWorkspace = refuse("private_workspace");

/** The refusal for an existing member (M54); also the answer to the database's constraint. */
export const alreadyMember = refuse("already_member");

/** For a change of a person who is not in the workspace, whether or not they exist elsewhere. */
export const notAMember = refuse("no_such_member");

/** For an address that no one here has, or whose owner can't sign in. */
export const noSuchAccount = refuse("no_such_account", {}, "email");

const yourself = refuse("remove_yourself", { from: "workspace" });

const roleOf = (actor: Actor, key: string): Role | undefined => roleIn(actor.roles, "workspace", key);

const isOwner = (actor: Actor, key: string): boolean => actor.blueprint?.owner.role === key;

/**
 * A person with the owner's role can lose it only while another owner remains (V25, V26), and never in their private
 * workspace: no one they share it with can take it from them (P6).
 */
function keepsAnOwner(
  blueprint: Blueprint | null,
  losing: string,
  { otherOwners, isPrivate = false }: OwnerFacts,
): Decision {
  if (isPrivate) return privateWorkspace;
  if (blueprint === null || losing !== blueprint.owner.role || otherOwners > 0) return allowed;
  const owner = workspaceRole(blueprint, losing);
  return refuse("last_owner", { role: owner?.name ?? losing, workspaces: [] });
}

/** Can the actor add someone in this role (V52, M22, M54), and is a seat free (V28)? */
export function canAddMember(
  actor: Actor,
  role: string,
  facts: Seats & { readonly isMember: boolean },
): Decision {
  return allOf(
    () => can(actor, memberAdd),
    () => withRole(roleOf(actor, role), (known) => canGiveInWorkspace(actor, known)),
    () => (facts.isMember ? alreadyMember : allowed),
    () => canSeatAnother(facts),
  );
}

/**
 * Can the actor give the member this role instead of their current one (V24-V26, V43, V60, M35)? Including their own
 * role.
 */
export function canChangeRole(actor: Actor, target: Target, role: string, facts: OwnerFacts): Decision {
  return allOf(
    () => can(actor, memberChangeRole),
    () => withRole(roleOf(actor, role), (known) => canGiveInWorkspace(actor, known)),
    () => canTouch(actor, roleOf(actor, target.role)),
    () => (role === target.role ? allowed : keepsAnOwner(actor.blueprint, target.role, facts)),
  );
}

/** Can the actor remove the member (V52, M37)? Never themselves (M38): that is {@link canLeave}. */
export function canRemove(actor: Actor, target: Target, facts: OwnerFacts): Decision {
  return allOf(
    () => can(actor, memberRemove),
    () => (target.userId === actor.id ? yourself : allowed),
    () => canTouch(actor, roleOf(actor, target.role)),
    () => keepsAnOwner(actor.blueprint, target.role, facts),
  );
}

/** Can the actor, a member with this role, leave the workspace? Not as the last owner (V25). */
export function canLeave(actor: Actor, role: string, facts: OwnerFacts): Decision {
  return allOf(
    () => can(actor, memberLeave),
    () => keepsAnOwner(actor.blueprint, role, facts),
  );
}

/** Can the actor make the member an owner (V41, V42, V53)? The actor stays one; there can be several. */
export function canMakeOwner(actor: Actor, target: Target): Decision {
  return allOf(
    () => can(actor, memberMakeOwner),
    () => withRole(roleOf(actor, actor.blueprint?.owner.role ?? ""), (owner) => canGive(actor, owner)),
    () => (isOwner(actor, target.role) ? alreadyOwner(actor) : allowed),
  );
}

function alreadyOwner(actor: Actor): Decision {
  return refuse("already_owner", { role: ownerName(actor) });
}

/**
 * Can the actor make the member an owner and, in the same action, take the role `stepDownTo` themselves (V41, V53)?
 * With null they stay an owner. `own` is the actor's role as a member; `otherOwners` counts owners besides the actor,
 * and `targetSignsIn` says whether the new owner counts as one.
 */
export function canTransferOwnership(
  actor: Actor,
  target: Target,
  stepDownTo: string | null,
  facts: OwnerFacts & { readonly own: string | null; readonly targetSignsIn: boolean },
): Decision {
  const { own } = facts;
  return allOf(
    () => canMakeOwner(actor, target),
    () =>
      stepDownTo === null
        ? allowed
        : own === null || !isOwner(actor, own)
          ? refuse("not_an_owner", { role: ownerName(actor) })
          : canStepDown(actor, own, stepDownTo, {
              ...facts,
              otherOwners: facts.otherOwners + (facts.targetSignsIn ? 1 : 0),
            }),
  );
}

/** The name of the role that keeps a workspace owned. */
const ownerName = (actor: Actor): string => {
  const key = actor.blueprint?.owner.role ?? "";
  return roleOf(actor, key)?.name ?? key;
};

function canStepDown(actor: Actor, own: string, role: string, facts: OwnerFacts): Decision {
  if (isOwner(actor, role)) {
    return refuse("no_step_down", { role: ownerName(actor) }, "stepDownTo");
  }
  return canChangeRole(actor, { userId: actor.id, role: own }, role, facts);
}

/** Can the platform admin give this workspace a new owner (V61)? Only when it has no owner left. */
export function canRescue(actor: Actor, owners: number): Decision {
  return allOf(
    () => can(actor, platformRescueWorkspace),
    () => (owners === 0 ? allowed : refuse("workspace_has_owner")),
  );
}
