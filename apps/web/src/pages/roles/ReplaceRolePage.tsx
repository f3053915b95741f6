import { canCopyAndReplaceRole, noSuchRole } from "@bailiwick/domain";
import { useParams } from "@tanstack/react-router";
import { trpc } from "../../api.ts";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { useChange } from "../../feedback/useChange.ts";
import { InTenant, useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { Page } from "../../ui/Page.tsx";
import { BackToRoles } from "./BackToRoles.tsx";
import { RoleDifference } from "./RoleDifference.tsx";
import { RoleEditor } from "./RoleEditor.tsx";
import { type ListedRole, reachOf, replacementOf } from "./roles.ts";
import { useRoleChange } from "./useRoleChange.ts";

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
  if (role === undefined) return <Problem page failure={refusedHere(noSuchRole)} />;
  const decision = canCopyAndReplaceRole(actor, key, replacementOf(role), reachOf(roles, role, blueprint));
  // A taken name is corrected in the form.
  const open = decision.allowed || decision.path === "name";
  return (
    <Page title={t.replaceTitle(role.name)} description={t.replaceDescription} back={<BackToRoles />}>
      {open ? <Composer key={key} role={role} /> : <Problem doing failure={refusedHere(decision)} />}
    </Page>
  );
}

function Composer({ role }: { readonly role: ListedRole }) {
  const { editor, effect, error, send, done, failed, cancel } = useRoleChange(replacementOf(role), role);
  const { draft, verdict } = editor;
  const replace = useChange(trpc.roles.copyAndReplace.mutationOptions(), {
    said: ({ role: { name } }) => t.replaced(role.name, name),
    next: ({ role: { key } }) => done(key),
    failed,
  });
  return (
    <RoleEditor
      editor={editor}
      effects={<RoleDifference role={role} {...effect} newName={draft.name} verdict={verdict} />}
      verdict={verdict}
      submit={t.replaceSubmit}
      busy={replace.isPending}
      error={error}
      onSubmit={() => replace.mutate(send())}
      onCancel={cancel}
    />
  );
}
