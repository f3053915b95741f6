import {
  canCopyAndReplaceRole,
  canCreateRole,
  canUpdateRole,
  type Decision,
  neededIn,
  normalizeDescription,
  normalizeName,
  type PermissionName,
  type RoleDraft,
  type RoleLevel,
} from "@bailiwick/domain";
import type { Failure } from "../../failure.ts";
import { showAtField } from "../../feedback/forms.ts";
import { useForm } from "../../feedback/useForm.ts";
import { type Tenant, useTenant } from "../../tenant.tsx";
import { sentenceOf } from "../../texts/locale.ts";
import { choiceOf, permissionParts } from "./groups.ts";
import { type ListedRole, reachOf } from "./roles.ts";

/** The draft of a role with the minimum for its level. */
export function leastDraft(level: RoleLevel): RoleDraft {
  return { level, name: "", description: "", permissions: neededIn[level] };
}

/** Of these permissions, those that the author can assign in a new role of the level, and those that every role has. */
export function givable(
  { actor, blueprint, roles }: Tenant,
  level: RoleLevel,
  permissions: readonly PermissionName[],
): PermissionName[] {
  const reach = reachOf(roles, null, blueprint);
  const offered = permissionParts(blueprint, roles.items, level)
    .flatMap(({ groups }) => groups.flatMap(({ rows }) => rows.map(({ name }) => name)))
    .filter((name) => choiceOf(actor, blueprint, level, name, reach).decision.allowed);
  return [...new Set([...neededIn[level], ...permissions.filter((name) => offered.includes(name))])];
}

function normalized(values: RoleDraft): RoleDraft {
  return {
    ...values,
    name: normalizeName(values.name),
    description: normalizeDescription(values.description),
  };
}

/** Whether a field of its own shows it once the form is submitted. */
function fieldOf(decision: Decision): "name" | "description" | null {
  if (decision.allowed) return null;
  return decision.path === "name" || decision.path === "description" ? decision.path : null;
}

/** The draft of a role, new, changed or replacing a built-in one, and the domain's decision on it. */
export function useRoleForm(start: RoleDraft, role: ListedRole | null) {
  const tenant = useTenant();
  const { actor, blueprint, roles } = tenant;
  const reach = reachOf(roles, role, blueprint);
  const decide = (draft: RoleDraft): Decision => {
    if (role === null) return canCreateRole(actor, draft, reach);
    const may = role.builtIn ? canCopyAndReplaceRole : canUpdateRole;
    return may(actor, role.key, draft, reach);
  };
  const form = useForm<RoleDraft>({
    initialValues: start,
    validate: (values) => {
      const decision = decide(normalized(values));
      const field = fieldOf(decision);
      return field === null || decision.allowed ? {} : { [field]: sentenceOf(decision) };
    },
  });
  const draft = normalized(form.values);
  const decision = decide(draft);
  return {
    form,
    /** Shows the server's objection at its field; false if the form has no such field. */
    refuse: (failure: Failure) => showAtField(form, failure),
    reach,
    draft,
    /** What prevents submitting it, apart from fields that show their own problems. */
    verdict: fieldOf(decision) === null ? decision : ({ allowed: true } as const),
    setLevel: (level: RoleLevel) => {
      form.setValues({ level, permissions: givable(tenant, level, form.values.permissions) });
    },
    /** Copies another role's permissions at the same level; null undoes that. */
    startFrom: (other: ListedRole | null) => {
      form.setFieldValue("permissions", givable(tenant, form.values.level, other?.permissions ?? []));
    },
    /** The permissions of the other role that can't be copied. */
    leftOut: (other: ListedRole) => {
      const taken = givable(tenant, form.values.level, other.permissions);
      return other.permissions.filter((name) => !taken.includes(name));
    },
  };
}

export type RoleForm = ReturnType<typeof useRoleForm>;
