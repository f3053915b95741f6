import { permissionSet, type RoleDraft, roleEffect } from "@bailiwick/domain";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { queryClient, trpc } from "../../api.ts";
import type { Failure } from "../../failure.ts";
import { paths } from "../../paths.ts";
import { useTenant } from "../../tenant.tsx";
import type { ListedRole } from "./roles.ts";
import { useRoleForm } from "./useRoleForm.ts";

/**
 * The form of a role that is edited or replaced: what the draft adds and removes, and what happens when it is
 * submitted.
 */
export function useRoleChange(start: RoleDraft, role: ListedRole) {
  const { organization, blueprint, place } = useTenant();
  const navigate = useNavigate();
  const [error, setError] = useState<string | null>(null);
  const editor = useRoleForm(start, role);
  const { draft } = editor;
  const open = (key: string) => navigate(paths.role({ ...place, role: key }));
  return {
    editor,
    error,
    effect: roleEffect(
      permissionSet.of(role.permissions, blueprint.catalogue),
      permissionSet.of(draft.permissions, blueprint.catalogue),
      blueprint.catalogue,
    ),
    /** The draft as the API's input; clears objections to the previous one. */
    send: () => {
      setError(null);
      const { level, name, description, permissions } = draft;
      const fields = { level, key: role.key, name, description, permissions: [...permissions] };
      return { organization: organization.id, ...fields };
    },
    /** Opens the role's page, which finds it in the list. */
    done: async (key: string) => {
      await queryClient.invalidateQueries(trpc.roles.pathFilter());
      await open(key);
    },
    failed: (failure: Failure) => {
      if (!editor.refuse(failure)) setError(failure.message);
      return true;
    },
    cancel: () => void open(role.key),
  };
}
