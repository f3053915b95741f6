import type { Actor } from "../access/actor.ts";
import { can, permission } from "../access/decide.ts";
import { canGiveInOrganization, canTouchInOrganization, type Target, withRole } from "../access/grants.ts";
import { isAppointed } from "../access/levels.ts";
import { type Role, roleIn } from "../access/roles.ts";
import { type Blueprint, workspaceRole } from "../blueprint/blueprint.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";

const organizationMemberAdd = permission("organization_member:add");
const organizationMemberChangeRole = permission("organization_member:change_role");
const organizationMemberRemove = permission("organization_member:remove");
const organizationRead = permission("organization:read");
const platformAppointOrganizationAdmin = permission("platform:appoint_organization_admin");

/** How many people besides the target have the role of {@link keptRole}, are active and able to sign in. */
export type AdminFacts = { readonly otherAdmins: number };

/** The names of the shared workspaces without another owner who can sign in; private ones do not count. */
export type LeavingFacts = AdminFacts & { readonly onlyOwnerOf: readonly string[] };

/** The refusal for a person who is already in the organization. */
export const alreadyInOrganization = refuse("already_organization_member");

/** For a person who is not in the organization, whether or not they exist elsewhere. */
export const notInOrganization = refuse("no_such_person");

const yourself = refuse("remove_yourself", { from: "organization" });

const flat = refuse("not_offered", { what: "organization_leaving" });

const roleOf = (actor: Actor, key: string): Role | undefined => roleIn(actor.roles, "organization", key);

/**
 * The organization role that someone must always have: the one that stands in for the owner of every workspace, or the
 * creator's. Undefined if there is none.
 */
export function keptRole({ owner, creator, roles }: Blueprint): Role | undefined {
  const key = owner.orOrganizationRole ?? creator.organization;
  return roles.organization.find((role) => role.key === key);
}

function keepsAnAdmin({ blueprint }: Actor, losing: string, { otherAdmins }: AdminFacts): Decision {
  const role = blueprint === null ? undefined : keptRole(blueprint);
  if (role === undefined || role.key !== losing || otherAdmins > 0) return allowed;
  return refuse("last_organization_admin", { role: role.name });
}

/** No one leaves as the only owner of a workspace: it has to be transferred first. */
function leavesNoOrphan({ blueprint }: Actor, { onlyOwnerOf }: LeavingFacts): Decision {
  if (onlyOwnerOf.length === 0) return allowed;
  const owner = blueprint === null ? undefined : workspaceRole(blueprint, blueprint.owner.role);
  return refuse("last_owner", { role: owner?.name ?? "", workspaces: onlyOwnerOf });
}

/** Can the actor add someone to the organization in this role (M63, S32)? */
export function canAddToOrganization(
  actor: Actor,
  role: string,
  facts: { readonly isMember: boolean },
): Decision {
  return allOf(
    () => can(actor, organizationMemberAdd),
    () => withRole(roleOf(actor, role), (known) => canGiveInOrganization(actor, known)),
    () => (facts.isMember ? alreadyInOrganization : allowed),
  );
}

/**
 * Can the actor give the person this organization role instead of their current one (M63, S32)? Including their own
 * role.
 */
export function canChangeOrganizationRole(
  actor: Actor,
  target: Target,
  role: string,
  facts: AdminFacts,
): Decision {
  return allOf(
    () => can(actor, organizationMemberChangeRole),
    () => withRole(roleOf(actor, role), (known) => canGiveInOrganization(actor, known)),
    () => canTouchInOrganization(actor, roleOf(actor, target.role)),
    () => (role === target.role ? allowed : keepsAnAdmin(actor, target.role, facts)),
  );
}

/**
 * Can the actor remove the person from the organization, and so from all its workspaces (M63, S32)? Never themselves.
 */
export function canRemoveFromOrganization(actor: Actor, target: Target, facts: LeavingFacts): Decision {
  return allOf(
    () => can(actor, organizationMemberRemove),
    () => (target.userId === actor.id ? yourself : allowed),
    () => canTouchInOrganization(actor, roleOf(actor, target.role)),
    () => keepsAnAdmin(actor, target.role, facts),
    () => leavesNoOrphan(actor, facts),
  );
}

/** Can the actor, who has this role, leave the organization? Yes, unless something would be left without an owner. */
export function canLeaveOrganization(actor: Actor, role: string, facts: LeavingFacts): Decision {
  return allOf(
    () => (actor.blueprint?.topology === "flat" ? flat : allowed),
    () => can(actor, organizationRead),
    () => keepsAnAdmin(actor, role, facts),
    () => leavesNoOrphan(actor, facts),
  );
}

const ownPeopleAppoint = refuse("not_offered", { what: "appointing" });

const notAppointed = refuse("not_appointed");

/**
 * Can the platform admin give a person this organization role, and so appoint or dismiss them as an admin (S32)? `held`
 * is their current role; null adds them to the organization.
 */
export function canAppoint(actor: Actor, held: string | null, role: string, facts: AdminFacts): Decision {
  const { blueprint } = actor;
  if (blueprint === null) return ownPeopleAppoint;
  const isAdmins = (key: string | null) =>
    isAppointed(blueprint, roleIn(actor.roles, "organization", key)?.permissions ?? []);
  return allOf(
    () => can(actor, platformAppointOrganizationAdmin),
    () => (blueprint.organizationAdmins === "platform" ? allowed : ownPeopleAppoint),
    () => withRole(roleOf(actor, role), () => (isAdmins(role) || isAdmins(held) ? allowed : notAppointed)),
    () => (role === held || held === null ? allowed : keepsAnAdmin(actor, held, facts)),
  );
}
