import type { Actor } from "./actor.ts";
import { organizationRole } from "./blueprint.ts";
import { can } from "./decide.ts";
import { allOf, allowed, type Decision, refuse } from "./errors.ts";
import { canGive, canTouch, type Target, withRole } from "./grants.ts";
import { aRole, type Role } from "./roles.ts";

/** How many people besides the target hold the role that the founder got, are active and able to sign in. */
export type AdminFacts = { readonly otherAdmins: number };

const alreadyInOrganization = refuse(
  "CONFLICT",
  "already_organization_member",
  "User is already a member of this organization",
);

const yourself = refuse("FORBIDDEN", "remove_yourself", "You cannot remove yourself from the organization.");

const roleOf = (actor: Actor, key: string): Role | undefined =>
  actor.blueprint === null ? undefined : organizationRole(actor.blueprint, key);

/** An organization keeps somebody in the role of its founder, where the blueprint names one. */
function keepsAnAdmin(actor: Actor, losing: string, { otherAdmins }: AdminFacts): Decision {
  const role =
    actor.blueprint === null
      ? undefined
      : organizationRole(actor.blueprint, actor.blueprint.creator.organization);
  if (role === undefined || role.key !== losing || otherAdmins > 0) return allowed;
  const name = aRole(role);
  return refuse(
    "CONFLICT",
    "last_organization_admin",
    `The organization would be left without ${name}. Make somebody else ${name} first.`,
  );
}

/** May the actor add somebody to the organization in this role (M63)? */
export function canAddToOrganization(
  actor: Actor,
  role: string,
  facts: { readonly isMember: boolean },
): Decision {
  return allOf(
    () => can(actor, "organization_member:add"),
    () => withRole(roleOf(actor, role), (known) => canGive(actor, known)),
    () => (facts.isMember ? alreadyInOrganization : allowed),
  );
}

/** May the actor give the person this organization role instead of theirs (M63)? */
export function canChangeOrganizationRole(
  actor: Actor,
  target: Target,
  role: string,
  facts: AdminFacts,
): Decision {
  return allOf(
    () => can(actor, "organization_member:change_role"),
    () => withRole(roleOf(actor, role), (known) => canGive(actor, known)),
    () => canTouch(actor, roleOf(actor, target.role)),
    () => (role === target.role ? allowed : keepsAnAdmin(actor, target.role, facts)),
  );
}

/** May the actor remove the person from the organization (M63)? Never themselves. */
export function canRemoveFromOrganization(actor: Actor, target: Target, facts: AdminFacts): Decision {
  return allOf(
    () => can(actor, "organization_member:remove"),
    () => (target.userId === actor.id ? yourself : allowed),
    () => canTouch(actor, roleOf(actor, target.role)),
    () => keepsAnAdmin(actor, target.role, facts),
  );
}
