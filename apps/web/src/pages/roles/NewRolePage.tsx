import { can, canCompose, neededIn, permission, type RoleDraft, type RoleLevel } from "@bailiwick/domain";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { queryClient, trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { standsAlone } from "../../kinds.ts";
import { paths } from "../../paths.ts";
import { InTenant, type Tenant, useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { BackToRoles } from "./BackToRoles.tsx";
import { LevelChoice } from "./LevelChoice.tsx";
import { RoleEditor } from "./RoleEditor.tsx";
import { type ListedRole, reachOf } from "./roles.ts";
import { StartFrom } from "./StartFrom.tsx";
import { givable, leastDraft, useRoleForm } from "./useRoleForm.ts";

const roleCreate = permission("role:create");

const t = texts.roles;

/** Creates a role, from scratch or from another one's permissions. */
export function NewRolePage() {
  return (
    <InTenant>
      <NewRole />
    </InTenant>
  );
}

function NewRole() {
  const tenant = useTenant();
  const { from } = useSearch({ strict: false });
  const decision = can(tenant.actor, roleCreate);
  const copied = tenant.roles.items.find(({ key }) => key === from) ?? null;
  return (
    <Page title={t.newTitle} description={t.newDescription} back={<BackToRoles />}>
      {decision.allowed ? (
        <Composer key={copied?.key} start={startOf(tenant, copied)} from={copied?.key ?? null} />
      ) : (
        <Problem doing failure={refusedHere(decision)} />
      )}
    </Page>
  );
}

/** The initial form: a copy, as far as the author can assign it; else the minimum of a role. */
function startOf(tenant: Tenant, copied: ListedRole | null): RoleDraft {
  if (copied !== null) {
    const { level, name, description: purpose, permissions } = copied;
    return {
      level,
      name: t.copyName(name),
      description: purpose,
      permissions: givable(tenant, level, permissions),
    };
  }
  const { actor, blueprint, roles } = tenant;
  const able = (level: RoleLevel) =>
    canCompose(actor, level, neededIn[level], reachOf(roles, null, blueprint)).allowed;
  return leastDraft(standsAlone(blueprint) || able("workspace") ? "workspace" : "organization");
}

type Props = { readonly start: RoleDraft; readonly from: string | null };

function Composer({ start, from: copied }: Props) {
  const { blueprint, organization, place } = useTenant();
  const navigate = useNavigate();
  const [from, setFrom] = useState(copied);
  const [error, setError] = useState<string | null>(null);
  const editor = useRoleForm(start, null);
  const { draft, verdict } = editor;
  const create = useChange(trpc.roles.create.mutationOptions(), {
    said: ({ name }) => t.created(name),
    next: async ({ key }) => {
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
      verdict={verdict}
      submit={t.createSubmit}
      busy={create.isPending}
      error={error}
      onSubmit={() => {
        setError(null);
        create.mutate({ ...draft, organization: organization.id, permissions: [...draft.permissions] });
      }}
      onCancel={() => void navigate(paths.roles(place))}
    >
      {!standsAlone(blueprint) && (
        <LevelChoice
          editor={editor}
          onChange={(level) => {
            setFrom(null);
            editor.setLevel(level);
          }}
        />
      )}
      <StartFrom editor={editor} value={from} onChange={setFrom} />
    </RoleEditor>
  );
}
