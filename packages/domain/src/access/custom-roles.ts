import type { Blueprint } from "../blueprint/blueprint.ts";
import { allOf, allowed, type Decision, type Refusal, refuse } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import { can, permission } from "./decide.ts";
import { heldInOrganization, platformAppoints } from "./grants.ts";
import { isAppointed, type RoleLevel } from "./levels.ts";
import { contains, of, type PermissionSet } from "./permission-set.ts";
import { coreCatalogue, type PermissionName } from "./permissions.ts";
import { checkRoleDraft, type RoleDraft } from "./role-draft.ts";
import { type Role, roleIn } from "./roles.ts";

const roleCreate = permission("role:create");
const roleUpdate = permission("role:update");
const roleDelete = permission("role:delete");

/** The maximum number of custom roles in an organization. */
export const maxCustomRoles = 50;

/**
 * The bounds of an author of workspace roles: what they hold `anywhere` in the organization, and what they hold in each
 * workspace where people, teams or invitations already have the role. A role that no one has gives nothing yet;
 * changing a role that someone has gives them the difference, in those workspaces. An organization role applies in
 * every workspace and is bounded by the author's organization role alone.
 */
export type RoleReach = { readonly anywhere: PermissionSet; readonly there: readonly PermissionSet[] };

/** For a role that does not exist. */
export const noSuchRole = refuse("no_such_role");

const builtIn = refuse("built_in_role");

const notBuiltIn = refuse("not_built_in_role");

const composeAbove = refuse("above_yourself", { what: "permissions" }, "permissions");

const tooManyRoles = refuse("role_limit", { amount: maxCustomRoles });

/** Whether the role is built into the blueprint, as opposed to custom. */
export function isBuiltIn(blueprint: Blueprint, level: RoleLevel, key: string): boolean {
  return blueprint.roles[level].some((role) => role.key === key);
}

/** Does the author hold all of these permissions everywhere a role of this level applies? */
function reaches(actor: Actor, level: RoleLevel, set: PermissionSet, reach: RoleReach): boolean {
  if (level === "organization") return contains(heldInOrganization(actor), set);
  return [reach.anywhere, ...reach.there].every((held) => contains(held, set));
}

/** Can the actor put all of these permissions into a role of this level, or change or delete a role that has them? */
export function canCompose(
  actor: Actor,
  level: RoleLevel,
  permissions: readonly PermissionName[],
  reach: RoleReach,
): Decision {
  const { blueprint } = actor;
  if (level === "organization" && blueprint !== null && isAppointed(blueprint, permissions)) {
    return platformAppoints;
  }
  const catalogue = blueprint?.catalogue ?? coreCatalogue;
  return reaches(actor, level, of(permissions, catalogue), reach) ? allowed : composeAbove;
}

/** The custom role with this key, or the reason why there is none to change. */
function customRole(actor: Actor, level: RoleLevel, key: string): Role | Refusal {
  if (actor.blueprint === null) return noSuchRole;
  if (isBuiltIn(actor.blueprint, level, key)) return builtIn;
  return roleIn(actor.roles, level, key) ?? noSuchRole;
}

/** How many custom roles there are. */
function customRoles({ blueprint, roles }: Actor): number {
  const own = blueprint?.roles;
  const count = (level: RoleLevel) => roles[level].length - (own?.[level].length ?? 0);
  return count("organization") + count("workspace");
}

/**
 * Can the actor create this role? They must hold its permissions; `anywhere` is enough, because no one has the role
 * yet.
 */
export function canCreateRole(
  actor: Actor,
  draft: RoleDraft,
  { anywhere }: Pick<RoleReach, "anywhere">,
): Decision {
  const { blueprint, roles } = actor;
  return allOf(
    () => can(actor, roleCreate),
    () => (blueprint === null ? noSuchRole : checkRoleDraft(blueprint, roles, draft)),
    () => canCompose(actor, draft.level, draft.permissions, { anywhere, there: [] }),
    () => (customRoles(actor) < maxCustomRoles ? allowed : tooManyRoles),
  );
}

/** Can the actor change the role like this? They must hold both what it allows now and what it will allow. */
export function canUpdateRole(actor: Actor, key: string, draft: RoleDraft, reach: RoleReach): Decision {
  const { blueprint, roles } = actor;
  const role = customRole(actor, draft.level, key);
  return allOf(
    () => can(actor, roleUpdate),
    () => ("allowed" in role ? role : canCompose(actor, draft.level, role.permissions, reach)),
    () => (blueprint === null ? noSuchRole : checkRoleDraft(blueprint, roles, draft, key)),
    () => canCompose(actor, draft.level, draft.permissions, reach),
  );
}

/**
 * Can the actor delete the role? `granted` counts the people, teams and pending invitations that have it. If there are
 * any, they get `replacement`, which the actor must be able to assign like any other role.
 */
export function canDeleteRole(
  actor: Actor,
  level: RoleLevel,
  key: string,
  replacement: string | null,
  facts: RoleReach & { readonly granted: number },
): Decision {
  const role = customRole(actor, level, key);
  return allOf(
    () => can(actor, roleDelete),
    () => ("allowed" in role ? role : canCompose(actor, level, role.permissions, facts)),
    () => (facts.granted > 0 ? canReplace(actor, level, key, replacement, facts) : allowed),
  );
}

/**
 * Can the actor replace the built-in role with a custom one made from the draft, for everyone who has it (V12)? As with
 * an edit, the actor must hold both what it allows now and what it will allow. The roles that keep workspaces owned and
 * organizations administered can't be replaced: the blueprint's rules name them.
 */
export function canCopyAndReplaceRole(
  actor: Actor,
  key: string,
  draft: RoleDraft,
  reach: RoleReach,
): Decision {
  const { blueprint, roles } = actor;
  const role = roleIn(roles, draft.level, key);
  return allOf(
    () => can(actor, roleCreate),
    () => can(actor, roleDelete),
    () => (blueprint === null || role === undefined ? noSuchRole : allowed),
    () => (blueprint !== null && isBuiltIn(blueprint, draft.level, key) ? allowed : notBuiltIn),
    () =>
      blueprint === null || role === undefined ? noSuchRole : staysBuiltIn(blueprint, draft.level, role),
    () => canCompose(actor, draft.level, role?.permissions ?? [], reach),
    () => canCreateRole(actor, draft, reach),
    () => canCompose(actor, draft.level, draft.permissions, reach),
  );
}

/** The roles that keep workspaces owned and organizations administered, which can't be reassigned in bulk. */
function staysBuiltIn({ owner, creator }: Blueprint, level: RoleLevel, { key, name }: Role): Decision {
  const kept =
    level === "workspace"
      ? [owner.role, creator.workspace]
      : [owner.orOrganizationRole, creator.organization];
  return kept.includes(key) ? refuse("role_keeps_owner", { role: name }) : allowed;
}

function canReplace(
  actor: Actor,
  level: RoleLevel,
  key: string,
  replacement: string | null,
  facts: RoleReach & { readonly granted: number },
): Decision {
  if (replacement === null) {
    return refuse("replacement_needed", { granted: facts.granted }, "replacement");
  }
  const role = roleIn(actor.roles, level, replacement);
  if (role === undefined || replacement === key) return refuse("unknown_role", {}, "replacement");
  return canCompose(actor, level, role.permissions, facts);
}
