import type { Blueprint } from "../blueprint/blueprint.ts";
import { allOf, allowed, type Decision, refuse } from "../refusals/refusal.ts";
import { checkDescription, checkName, normalizeName } from "../text/names.ts";
import { plainWords } from "../text/plain-words.ts";
import { permissionParams } from "./decide.ts";
import { canStandIn, neededIn, type RoleLevel } from "./levels.ts";
import { contains, of } from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";
import { makeRole, type Role, type Roles } from "./roles.ts";

/** A role as its author composes it; name and description are normalized. */
export type RoleDraft = {
  readonly level: RoleLevel;
  readonly name: string;
  /** What the role is for; can be empty. */
  readonly description: string;
  readonly permissions: readonly PermissionName[];
};

const maxKeyLength = 40;

/** The key of a new role, derived from its name: lowercase words with underscores, unique among the roles. */
export function roleKey(name: string, roles: Roles): string {
  const words = plainWords(name);
  const text = words.length === 0 ? "role" : words.join("_");
  const base = clip(/^[a-z]/.test(text) ? text : `role_${text}`, maxKeyLength);
  const taken = new Set([...roles.organization, ...roles.workspace].map((role) => role.key));
  let key = base;
  for (let count = 2; taken.has(key); count += 1) {
    const suffix = `_${count}`;
    key = clip(base, maxKeyLength - suffix.length) + suffix;
  }
  return key;
}

function clip(text: string, length: number): string {
  return text.slice(0, length).replace(/_+$/, "");
}

/** The draft as a role, ranked right below the lowest built-in role that holds all of its permissions. */
export function roleOfDraft(blueprint: Blueprint, key: string, draft: RoleDraft): Role {
  const { catalogue } = blueprint;
  const set = of(draft.permissions, catalogue);
  const builtIn = blueprint.roles[draft.level];
  const above = builtIn.findLast((role) => contains(role.set, set)) ?? builtIn[0];
  return makeRole({ ...draft, key, rank: (above?.rank ?? 0) - 1 }, catalogue);
}

/** Does another role of the organization have this name, ignoring case? */
function isNameTaken(roles: Roles, name: string, except: string | null): boolean {
  const wanted = normalizeName(name).toLowerCase();
  return [...roles.organization, ...roles.workspace].some(
    (role) => role.key !== except && normalizeName(role.name).toLowerCase() === wanted,
  );
}

/** The refusal for a name that another role of the organization has. */
export const roleNameTaken = refuse("role_name_taken", {}, "name");

/** Is the draft valid as a role of this organization? Does not check whether its author can give that much. */
export function checkRoleDraft(
  blueprint: Blueprint,
  roles: Roles,
  draft: RoleDraft,
  except: string | null = null,
): Decision {
  return allOf(
    () =>
      draft.level === "organization" && blueprint.topology === "flat"
        ? refuse("no_organization_roles", {}, "level")
        : allowed,
    () => checkName(draft.name),
    () => checkDescription(draft.description, "description"),
    () => (isNameTaken(roles, draft.name, except) ? roleNameTaken : allowed),
    () => checkRolePermissions(blueprint, draft),
  );
}

/** Can a role of this level hold these permissions, and does it hold what each of them needs? */
export function checkRolePermissions(
  { topology, catalogue }: Pick<Blueprint, "topology" | "catalogue">,
  { level, permissions }: Pick<RoleDraft, "level" | "permissions">,
): Decision {
  for (const name of permissions) {
    const row = catalogue.named[name];
    if (row === undefined) return refuse("unknown_permission", {}, "permissions");
    if (!canStandIn(topology, level, row)) {
      return refuse("permission_not_of_role", { ...permissionParams(row), level }, "permissions");
    }
  }
  const lacking = neededIn[level].find((name) => !permissions.includes(name));
  if (lacking === undefined) return allowed;
  return refuse("permission_needed", { permission: lacking, level }, "permissions");
}
