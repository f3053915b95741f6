import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import { can } from "./decide.ts";
import { isAppointed } from "./levels.ts";
import { contains, none, type PermissionSet } from "./permission-set.ts";
import { type Role, roleIn } from "./roles.ts";

/** A person in a role, on whom somebody acts. */
export type Target = { readonly userId: string; readonly role: string };

const giveAbove = refuse("above_yourself", { what: "role" }, "role");

const touchAbove = refuse("above_yourself", { what: "person" });

/** For who would make, or unmake, an admin of an organization whose admins the platform admin appoints (S32). */
export const platformAppoints = refuse("platform_appoints");

/** Nobody gives what they do not hold: all that the role may do, the actor may do too. */
export function canGive(actor: Actor, role: Role): Decision {
  return contains(actor.permissions, role.set) ? allowed : giveAbove;
}

/** Nobody reaches above themselves: nor do they change or remove somebody who holds more, or an unknown amount. */
export function canTouch(actor: Actor, role: Role | undefined): Decision {
  return role !== undefined && contains(actor.permissions, role.set) ? allowed : touchAbove;
}

/** Gives a role in the workspace only as far as the actor may; the owner's only with member:make_owner (V53). */
export function canGiveInWorkspace(actor: Actor, role: Role): Decision {
  return allOf(
    () => (actor.blueprint?.owner.role === role.key ? can(actor, "member:make_owner") : allowed),
    () => canGive(actor, role),
  );
}

/**
 * Gives a role in the organization only as far as the actor's own role in it goes: it counts in every workspace, so what
 * they hold in one of them alone does not. An admin's is the platform admin's to give, where the blueprint says so.
 */
export function canGiveInOrganization(actor: Actor, role: Role): Decision {
  if (appointed(actor, role)) return platformAppoints;
  return contains(heldInOrganization(actor), role.set) ? allowed : giveAbove;
}

/** As {@link canTouch}, for somebody's role in the organization; who was appointed is out of its people's reach. */
export function canTouchInOrganization(actor: Actor, role: Role | undefined): Decision {
  if (role !== undefined && appointed(actor, role)) return platformAppoints;
  return role !== undefined && contains(heldInOrganization(actor), role.set) ? allowed : touchAbove;
}

function appointed({ blueprint }: Actor, role: Role): boolean {
  return blueprint !== null && isAppointed(blueprint, role.permissions);
}

/** What the actor holds by their own role in the organization, and so in every workspace of it. */
export function heldInOrganization({ roles, organizationRole }: Actor): PermissionSet {
  return roleIn(roles, "organization", organizationRole)?.set ?? none;
}

/** Runs the rules for a role that exists; an unknown one is bad input. */
export function withRole(role: Role | undefined, decide: (role: Role) => Decision): Decision {
  return role === undefined ? refuse("unknown_role", {}, "role") : decide(role);
}
