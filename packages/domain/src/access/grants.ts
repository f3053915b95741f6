import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import { can, permission } from "./decide.ts";
import { isAppointed } from "./levels.ts";
import { contains, none, type PermissionSet } from "./permission-set.ts";
import { type Role, roleIn } from "./roles.ts";

const memberMakeOwner = permission("member:make_owner");

/** The person acted on, in their role. */
export type Target = { readonly userId: string; readonly role: string };

const giveAbove = refuse("above_yourself", { what: "role" }, "role");

const touchAbove = refuse("above_yourself", { what: "person" });

/** For an attempt to appoint or dismiss an admin where the platform admin appoints them (S32). */
export const platformAppoints = refuse("platform_appoints");

/** No one gives what they do not hold: the actor must hold everything that the role allows. */
export function canGive(actor: Actor, role: Role): Decision {
  return contains(actor.permissions, role.set) ? allowed : giveAbove;
}

/** No one reaches above themselves: the actor can't change or remove a person who holds more, or an unknown amount. */
export function canTouch(actor: Actor, role: Role | undefined): Decision {
  return role !== undefined && contains(actor.permissions, role.set) ? allowed : touchAbove;
}

/** Gives a role in the workspace as far as the actor can; the owner's role only with member:make_owner (V53). */
export function canGiveInWorkspace(actor: Actor, role: Role): Decision {
  return allOf(
    () => (actor.blueprint?.owner.role === role.key ? can(actor, memberMakeOwner) : allowed),
    () => canGive(actor, role),
  );
}

/**
 * Assigns a role in the organization, bounded by the actor's own organization role: it applies in every workspace, so
 * what they hold in one workspace does not count. Where the blueprint says so, only the platform admin makes an admin.
 */
export function canGiveInOrganization(actor: Actor, role: Role): Decision {
  if (appointed(actor, role)) return platformAppoints;
  return contains(heldInOrganization(actor), role.set) ? allowed : giveAbove;
}

/**
 * Like {@link canTouch}, for a person's organization role; an appointed admin is out of reach of the organization's
 * people.
 */
export function canTouchInOrganization(actor: Actor, role: Role | undefined): Decision {
  if (role !== undefined && appointed(actor, role)) return platformAppoints;
  return role !== undefined && contains(heldInOrganization(actor), role.set) ? allowed : touchAbove;
}

function appointed({ blueprint }: Actor, role: Role): boolean {
  return blueprint !== null && isAppointed(blueprint, role.permissions);
}

/** What the actor holds in every workspace: by their organization role, or as a key of the organization. */
export function heldInOrganization({ keyLevel, permissions, roles, organizationRole }: Actor): PermissionSet {
  if (keyLevel === "organization") return permissions;
  return roleIn(roles, "organization", organizationRole)?.set ?? none;
}

/** Applies the rules to a role that exists; an unknown role is bad input. */
export function withRole(role: Role | undefined, decide: (role: Role) => Decision): Decision {
  return role === undefined ? refuse("unknown_role", {}, "role") : decide(role);
}
