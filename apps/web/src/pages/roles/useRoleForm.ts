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

/** The draft of a role that may do as little as one of its level can. */
export function leastDraft(level: RoleLevel): RoleDraft {
  return { level, name: "", description: "", permissions: neededIn[level] };
}

/** Of these permissions, what its author can put into a new role of the level, and what every role of it has. */
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

/** Whether it is said at a field of its own, once the form is sent. */
function fieldOf(decision: Decision): "name" | "description" | null {
  if (decision.allowed) return null;
  return decision.path === "name" || decision.path === "description" ? decision.path : null;
}

/** A role in the making, one that is changed, or a built-in one that is replaced, and what the domain says to it as it stands. */
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
    /** Shows what the server says against it at its field; false when that is none of the form. */
    refuse: (failure: Failure) => showAtField(form, failure),
    reach,
    draft,
    /** What stands in the way of sending it, but for the fields that say so themselves. */
    verdict: fieldOf(decision) === null ? decision : ({ allowed: true } as const),
    setLevel: (level: RoleLevel) => {
      form.setValues({ level, permissions: givable(tenant, level, form.values.permissions) });
    },
    /** Takes over what another role of the level can do; null takes everything back. */
    startFrom: (other: ListedRole | null) => {
      form.setFieldValue("permissions", givable(tenant, form.values.level, other?.permissions ?? []));
    },
    /** What of another role cannot be taken over. */
    leftOut: (other: ListedRole) => {
      const taken = givable(tenant, form.values.level, other.permissions);
      return other.permissions.filter((name) => !taken.includes(name));
    },
  };
}

export type RoleForm = ReturnType<typeof useRoleForm>;
