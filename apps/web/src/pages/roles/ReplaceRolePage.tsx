import { canCopyAndReplaceRole, noSuchRole, permissionSet, roleEffect } from "@bailiwick/domain";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { queryClient, trpc } from "../../api.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { paths } from "../../paths.ts";
import { InTenant, useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { BackToRoles } from "./BackToRoles.tsx";
import { RoleDifference } from "./RoleDifference.tsx";
import { RoleEditor } from "./RoleEditor.tsx";
import { type ListedRole, reachOf, replacementOf } from "./roles.ts";
import { useRoleForm } from "./useRoleForm.ts";

const t = texts.roles;

/** Replaces a built-in role with a custom one, after showing who gains and who loses what (V12). */
export function ReplaceRolePage() {
  return (
    <InTenant>
      <ReplaceRole />
    </InTenant>
  );
}

function ReplaceRole() {
  const { role: key = "" } = useParams({ strict: false });
  const { actor, blueprint, roles } = useTenant();
  const role = roles.items.find((each) => each.key === key);
  if (role === undefined) return <Problem page failure={{ ...noSuchRole, path: null }} />;
  const decision = canCopyAndReplaceRole(actor, key, replacementOf(role), reachOf(roles, role, blueprint));
  // A taken name is corrected in the form.
  const open = decision.allowed || decision.path === "name";
  return (
    <Page title={t.replaceTitle(role.name)} description={t.replaceDescription} back={<BackToRoles />}>
      {open ? <Composer key={key} role={role} /> : <Problem doing failure={{ ...decision, path: null }} />}
    </Page>
  );
}

function Composer({ role }: { readonly role: ListedRole }) {
  const { organization, blueprint, place } = useTenant();
  const navigate = useNavigate();
  const [error, setError] = useState<string | null>(null);
  const editor = useRoleForm(replacementOf(role), role);
  const { draft, verdict } = editor;
  const { gains, losses } = roleEffect(
    permissionSet.of(role.permissions, blueprint.catalogue),
    permissionSet.of(draft.permissions, blueprint.catalogue),
    blueprint.catalogue,
  );
  const replace = useChange(trpc.roles.copyAndReplace.mutationOptions(), {
    said: ({ role: { name } }) => t.replaced(role.name, name),
    next: async ({ role: { key } }) => {
      // Its page finds it in the list.
      await queryClient.invalidateQueries(trpc.roles.pathFilter());
      await navigate(paths.role({ ...place, role: key }));
    },
    failed: (failure) => {
      if (!editor.refuse(failure)) setError(failure.message);
      return true;
    },
  });
  return (
    <RoleEditor
      editor={editor}
      effects={
        <RoleDifference role={role} gains={gains} losses={losses} newName={draft.name} verdict={verdict} />
      }
      verdict={verdict}
      submit={t.replaceSubmit}
      busy={replace.isPending}
      error={error}
      onSubmit={() => {
        setError(null);
        const { level, name, description: purpose, permissions } = draft;
        const made = { level, key: role.key, name, description: purpose, permissions: [...permissions] };
        replace.mutate({ organization: organization.id, ...made });
      }}
      onCancel={() => void navigate(paths.role({ ...place, role: role.key }))}
    />
  );
}
