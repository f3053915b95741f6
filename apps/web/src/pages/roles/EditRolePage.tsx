import { canUpdateRole, noSuchRole } from "@bailiwick/domain";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { InTenant, useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import type { Verdict } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { BackToRoles } from "./BackToRoles.tsx";
import { NewerRole } from "./NewerRole.tsx";
import { RoleDifference } from "./RoleDifference.tsx";
import { RoleEditor } from "./RoleEditor.tsx";
import { draftOf, type ListedRole, reachOf } from "./roles.ts";
import { useRoleChange } from "./useRoleChange.ts";

const t = texts.roles;

/** Changes a custom role, after showing who gains and who loses what. */
export function EditRolePage() {
  return (
    <InTenant>
      <EditRole />
    </InTenant>
  );
}

function EditRole() {
  const { role: key = "" } = useParams({ strict: false });
  const { actor, blueprint, roles } = useTenant();
  const role = roles.items.find((each) => each.key === key);
  if (role === undefined) return <Problem page failure={refusedHere(noSuchRole)} />;
  const decision = canUpdateRole(actor, key, draftOf(role), reachOf(roles, role, blueprint));
  return (
    <Page title={t.editTitle(role.name)} description={t.changeDescription} back={<BackToRoles />}>
      {decision.allowed ? (
        <Composer key={key} role={role} />
      ) : (
        <Problem doing failure={refusedHere(decision)} />
      )}
    </Page>
  );
}

const nothingChanged: Verdict = { allowed: false, message: t.nothingChanged };

function Composer({ role }: { readonly role: ListedRole }) {
  const { editor, effect, error, send, done, failed, cancel } = useRoleChange(draftOf(role), role);
  // The version that the draft was made from.
  const [seen, setSeen] = useState(role.updatedAt);
  const { draft, verdict } = editor;
  const same =
    effect.gains.length + effect.losses.length === 0 &&
    draft.name === role.name &&
    draft.description === role.description;
  const update = useChange(trpc.roles.update.mutationOptions(), {
    said: ({ name }) => t.saved(name),
    next: () => done(role.key),
    failed,
  });
  return (
    <RoleEditor
      editor={editor}
      notice={
        seen !== role.updatedAt && (
          <NewerRole
            role={role}
            onTake={() => {
              editor.form.setValues(draftOf(role));
              setSeen(role.updatedAt);
            }}
            onKeep={() => setSeen(role.updatedAt)}
          />
        )
      }
      effects={<RoleDifference role={role} {...effect} verdict={verdict} />}
      verdict={same ? nothingChanged : verdict}
      submit={t.saveSubmit}
      busy={update.isPending}
      error={error}
      onSubmit={() => update.mutate({ ...send(), updatedAt: seen })}
      onCancel={cancel}
    />
  );
}
