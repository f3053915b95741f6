import { noSuchRole } from "@bailiwick/domain";
import { Badge, Group } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { refusedHere } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { standsAlone } from "../../kinds.ts";
import { paths } from "../../paths.ts";
import { InTenant, useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ActionButtons } from "../../ui/ActionButtons.tsx";
import { Facts } from "../../ui/Facts.tsx";
import { Page } from "../../ui/Page.tsx";
import { Section } from "../../ui/Section.tsx";
import { BackToRoles } from "./BackToRoles.tsx";
import { DeleteRoleDialog } from "./DeleteRoleDialog.tsx";
import { RoleSentences } from "./RoleSentences.tsx";
import { roleActions } from "./roleActions.tsx";
import { heldInWords, type ListedRole } from "./roles.ts";

const t = texts.roles;

/** One role: what it is for, who has it, and in plain sentences what it can and can't do. */
export function RolePage() {
  return (
    <InTenant>
      <Detail />
    </InTenant>
  );
}

function Detail() {
  const { role: key = "" } = useParams({ strict: false });
  const { roles } = useTenant();
  const role = roles.items.find((each) => each.key === key);
  if (role === undefined) return <Problem page failure={refusedHere(noSuchRole)} />;
  return <Shown role={role} />;
}

function Shown({ role }: { readonly role: ListedRole }) {
  const tenant = useTenant();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const { actor, blueprint, place } = tenant;
  const actions = roleActions(tenant, role, {
    edit: () => void navigate(paths.editRole({ ...place, role: role.key })),
    copy: () => void navigate(paths.newRole(place, { from: role.key })),
    replace: () => void navigate(paths.replaceRole({ ...place, role: role.key })),
    remove: () => setDeleting(true),
  });
  return (
    <Page
      title={role.name}
      {...(role.description === "" ? {} : { description: role.description })}
      back={<BackToRoles />}
      actions={<ActionButtons actions={actions} />}
    >
      <Section title={t.aboutTitle}>
        <Facts
          rows={[
            [
              t.kind,
              <Group key="kind" gap={8}>
                <Badge color="gray">{role.builtIn ? t.builtIn : t.custom}</Badge>
                {role.builtIn ? t.builtInDescription : t.customDescription}
              </Group>,
            ],
            [t.level, standsAlone(blueprint) ? null : t.levels[role.level]],
            [t.heldBy, heldInWords(role)],
            [
              t.yourRole,
              [actor.organizationRole, actor.workspaceRole].includes(role.key) ? texts.common.yes : null,
            ],
          ]}
        />
      </Section>
      <Section title={t.canTitle}>
        <RoleSentences role={role} />
      </Section>
      {deleting && <DeleteRoleDialog role={role} onClose={() => setDeleting(false)} />}
    </Page>
  );
}
