import type { Blueprint } from "../blueprint/blueprint.ts";
import { allOf, allowed, type Decision, type Refusal, refuse } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";
import { can } from "./decide.ts";
import { heldInOrganization, platformAppoints } from "./grants.ts";
import { isAppointed, type RoleLevel } from "./levels.ts";
import { contains, of, type PermissionSet } from "./permission-set.ts";
import { coreCatalogue, type PermissionName } from "./permissions.ts";
import { checkRoleDraft, type RoleDraft } from "./role-draft.ts";
import { type Role, roleIn } from "./roles.ts";

/** The most custom roles that an organization has. */
export const maxCustomRoles = 50;

/**
 * How far an author of workspace roles reaches: what they hold `anywhere` in the organization, and what they hold in
 * each workspace where the role is given to people, teams or invitations already. A role that nobody has gives nothing;
 * one that somebody has gives what is added to it, there. An organization role counts in every workspace and is bounded
 * by the author's own organization role alone.
 */
export type RoleReach = { readonly anywhere: PermissionSet; readonly there: readonly PermissionSet[] };

/** For a role that is not there. */
export const noSuchRole = refuse("no_such_role");

const builtIn = refuse("built_in_role");

const notBuiltIn = refuse("not_built_in_role");

const composeAbove = refuse("above_yourself", { what: "permissions" }, "permissions");

const tooManyRoles = refuse("role_limit", { amount: maxCustomRoles });

/** Whether the role comes with the blueprint, and is not the organization's own. */
export function isBuiltIn(blueprint: Blueprint, level: RoleLevel, key: string): boolean {
  return blueprint.roles[level].some((role) => role.key === key);
}

/** Does the author hold all of this wherever a role of this level counts? */
function reaches(actor: Actor, level: RoleLevel, set: PermissionSet, reach: RoleReach): boolean {
  if (level === "organization") return contains(heldInOrganization(actor), set);
  return [reach.anywhere, ...reach.there].every((held) => contains(held, set));
}

/** May the actor put all of this into a role of this level, or have it in one that they change or delete? */
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

/** The custom role with this key, or why there is none to change. */
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

/** May the actor make this role? Within what they hold themselves; `anywhere` is enough, as nobody has it yet. */
export function canCreateRole(
  actor: Actor,
  draft: RoleDraft,
  { anywhere }: Pick<RoleReach, "anywhere">,
): Decision {
  const { blueprint, roles } = actor;
  return allOf(
    () => can(actor, "role:create"),
    () => (blueprint === null ? noSuchRole : checkRoleDraft(blueprint, roles, draft)),
    () => canCompose(actor, draft.level, draft.permissions, { anywhere, there: [] }),
    () => (customRoles(actor) < maxCustomRoles ? allowed : tooManyRoles),
  );
}

/** May the actor make this of the role? What it may do now and what it will may both not exceed what they hold. */
export function canUpdateRole(actor: Actor, key: string, draft: RoleDraft, reach: RoleReach): Decision {
  const { blueprint, roles } = actor;
  const role = customRole(actor, draft.level, key);
  return allOf(
    () => can(actor, "role:update"),
    () => ("allowed" in role ? role : canCompose(actor, draft.level, role.permissions, reach)),
    () => (blueprint === null ? noSuchRole : checkRoleDraft(blueprint, roles, draft, key)),
    () => canCompose(actor, draft.level, draft.permissions, reach),
  );
}

/**
 * May the actor delete the role? `granted` counts the people, teams and pending invitations that have it; where there
 * are any, `replacement` is the role that they get, which the actor gives as they would give any other.
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
    () => can(actor, "role:delete"),
    () => ("allowed" in role ? role : canCompose(actor, level, role.permissions, facts)),
    () => (facts.granted > 0 ? canReplace(actor, level, key, replacement, facts) : allowed),
  );
}

/**
 * May the actor replace the built-in role by a custom one that is made of the draft, for everyone who has it (V12)? As for
 * an edit, what it may do now and what it will may both not exceed what they hold. The roles that
 * keep workspaces owned and organizations administered stay: the rules of the blueprint name them.
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
    () => can(actor, "role:create"),
    () => can(actor, "role:delete"),
    () => (blueprint === null || role === undefined ? noSuchRole : allowed),
    () => (blueprint !== null && isBuiltIn(blueprint, draft.level, key) ? allowed : notBuiltIn),
    () =>
      blueprint === null || role === undefined ? noSuchRole : staysBuiltIn(blueprint, draft.level, role),
    () => canCompose(actor, draft.level, role?.permissions ?? [], reach),
    () => canCreateRole(actor, draft, reach),
    () => canCompose(actor, draft.level, draft.permissions, reach),
  );
}

/** The roles that keep workspaces owned and organizations administered, and so can be given to no one else in bulk. */
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
