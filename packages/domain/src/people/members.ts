import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import { canGive, canGiveInWorkspace, canTouch, type Target, withRole } from "../access/grants.ts";
import { type Role, roleIn } from "../access/roles.ts";
import { type Blueprint, workspaceRole } from "../blueprint/blueprint.ts";
import { canSeatAnother, type Seats } from "../plans/limits.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

/**
 * How many people besides the target keep the workspace owned, read under its lock: they hold the owner's role in it,
 * or the organization role that stands in for it, and they are active and able to sign in.
 */
export type OwnerFacts = {
  readonly otherOwners: number;
  /** Whether the workspace is the target's private one (P6); where this is not known, the server has the last word. */
  readonly isPrivate?: boolean;
};

/** The most people whom one change is about. */
export const maxPeopleAtOnce = 100;

const privateWorkspace = refuse("private_workspace");

/** The refusal for somebody who is in already (M54); also what the database's constraint is answered with. */
export const alreadyMember = refuse("already_member");

/** For a change of somebody who is not in the workspace, whether they exist elsewhere or not at all. */
export const notAMember = refuse("no_such_member");

/** For an address that nobody here has, or whose bearer cannot sign in. */
export const noSuchAccount = refuse("no_such_account", {}, "email");

const yourself = refuse("remove_yourself", { from: "workspace" });

const roleOf = (actor: Actor, key: string): Role | undefined => roleIn(actor.roles, "workspace", key);

const isOwner = (actor: Actor, key: string): boolean => actor.blueprint?.owner.role === key;

/**
 * Somebody in the owner's role may lose it only while another keeps the workspace owned (V25, V26), and never in the
 * workspace that is private to them: nobody they share it with takes it from them (P6).
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

/** May the actor add somebody in this role (V52, M22, M54), where there is a seat for them (V28)? */
export function canAddMember(
  actor: Actor,
  role: string,
  facts: Seats & { readonly isMember: boolean },
): Decision {
  return allOf(
    () => can(actor, "member:add"),
    () => withRole(roleOf(actor, role), (known) => canGiveInWorkspace(actor, known)),
    () => (facts.isMember ? alreadyMember : allowed),
    () => canSeatAnother(facts),
  );
}

/** May the actor give the member this role instead of theirs (V24-V26, V43, V60, M35)? Their own role included. */
export function canChangeRole(actor: Actor, target: Target, role: string, facts: OwnerFacts): Decision {
  return allOf(
    () => can(actor, "member:change_role"),
    () => withRole(roleOf(actor, role), (known) => canGiveInWorkspace(actor, known)),
    () => canTouch(actor, roleOf(actor, target.role)),
    () => (role === target.role ? allowed : keepsAnOwner(actor.blueprint, target.role, facts)),
  );
}

/** May the actor remove the member (V52, M37)? Never themselves (M38): for that there is {@link canLeave}. */
export function canRemove(actor: Actor, target: Target, facts: OwnerFacts): Decision {
  return allOf(
    () => can(actor, "member:remove"),
    () => (target.userId === actor.id ? yourself : allowed),
    () => canTouch(actor, roleOf(actor, target.role)),
    () => keepsAnOwner(actor.blueprint, target.role, facts),
  );
}

/** May the actor leave, who is a member with this role? Not as the last owner (V25). */
export function canLeave(actor: Actor, role: string, facts: OwnerFacts): Decision {
  return allOf(
    () => can(actor, "member:leave"),
    () => keepsAnOwner(actor.blueprint, role, facts),
  );
}

/** May the actor make the member an owner (V41, V42, V53)? The actor stays one; there may be several. */
export function canMakeOwner(actor: Actor, target: Target): Decision {
  return allOf(
    () => can(actor, "member:make_owner"),
    () => withRole(roleOf(actor, actor.blueprint?.owner.role ?? ""), (owner) => canGive(actor, owner)),
    () => (isOwner(actor, target.role) ? alreadyOwner(actor) : allowed),
  );
}

function alreadyOwner(actor: Actor): Decision {
  return refuse("already_owner", { role: ownerName(actor) });
}

/**
 * May the actor make the member an owner and, in the same act, take the role `stepDownTo` themselves (V41, V53)? Null
 * stays an owner. `own` is the actor's role as a member; `otherOwners` are those besides the actor, and `targetSignsIn`
 * says whether the new one counts as one.
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

/** May the platform admin give this workspace a new owner (V61)? Only when nobody keeps it owned any more. */
export function canRescue(actor: Actor, owners: number): Decision {
  return allOf(
    () => can(actor, "platform:rescue_workspace"),
    () => (owners === 0 ? allowed : refuse("workspace_has_owner")),
  );
}
