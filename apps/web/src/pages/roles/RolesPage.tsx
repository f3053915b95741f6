import { can, permission } from "@bailiwick/domain";
import { Stack, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { actorIn, heldRoles, localizedRoles, rolesOf } from "../../access.ts";
import { trpc } from "../../api.ts";
import { standsAlone } from "../../kinds.ts";
import { LinkButton } from "../../links.tsx";
import { paths, referenceOf } from "../../paths.ts";
import { InTenant, StandingAlone, TenantContext, useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { Guarded } from "../../ui/Guarded.tsx";
import { Page } from "../../ui/Page.tsx";
import { type InWorkspace, useWorkspace } from "../../workspace.ts";
import { TenantWhy } from "../access/TenantWhy.tsx";
import { DeleteRoleDialog } from "./DeleteRoleDialog.tsx";
import { Matrix } from "./Matrix.tsx";
import { RolesTables } from "./RolesTables.tsx";
import type { ListedRole } from "./roles.ts";

const roleCreate = permission("role:create");

const t = texts.roles;

/** The roles of an organization: who can do what, and creating more of them (V55). */
export function OrganizationRolesPage() {
  return (
    <InTenant>
      <Roles />
    </InTenant>
  );
}

/** The roles in a workspace. In a standalone one, they are managed here. */
export function WorkspaceRolesPage() {
  const here = useWorkspace();
  const reference = referenceOf(useParams({ from: "/_in/ws/$workspace" }).workspace);
  if (!standsAlone(here.blueprint)) return <RolesHere here={here} reference={reference} />;
  return (
    <StandingAlone here={here} reference={reference}>
      <Roles />
    </StandingAlone>
  );
}

function Roles() {
  const { actor, place } = useTenant();
  const [deleted, setDeleted] = useState<ListedRole | null>(null);
  return (
    <Page
      title={t.title}
      description={t.description}
      actions={
        <Guarded decision={can(actor, roleCreate)} why={<TenantWhy permission="role:create" />}>
          <LinkButton {...paths.newRole(place)} leftSection={<IconPlus size={16} aria-hidden />}>
            {t.create}
          </LinkButton>
        </Guarded>
      }
    >
      <Overview heldLabel={t.heldBy} onDelete={setDeleted} />
      {deleted !== null && <DeleteRoleDialog role={deleted} onClose={() => setDeleted(null)} />}
    </Page>
  );
}

/** In a workspace among others: which roles exist, and who has them here. The organization's pages change them. */
function RolesHere({ here, reference }: { readonly here: InWorkspace; readonly reference: string }) {
  const { workspace, me, blueprint } = here;
  const { organization } = workspace;
  const { data } = useSuspenseQuery(trpc.roles.list.queryOptions({ workspace: reference }));
  const roles = localizedRoles(data);
  const actor = actorIn(me, workspace, rolesOf(roles));
  const place = { organization: organization.slug };
  return (
    <TenantContext value={{ organization, blueprint, me, actor, roles, here: { workspace, actor }, place }}>
      <Page
        title={t.title}
        description={t.description}
        actions={
          <LinkButton {...paths.roles(place)} variant="default">
            {t.toOrganization}
          </LinkButton>
        }
      >
        <Overview heldLabel={t.heldHere} />
      </Page>
    </TenantContext>
  );
}

type OverviewProps = { readonly heldLabel: string; readonly onDelete?: (role: ListedRole) => void };

function Overview({ heldLabel, onDelete }: OverviewProps) {
  const { actor, blueprint, roles } = useTenant();
  return (
    <>
      <RolesTables
        yours={t.yourRoles(heldRoles(actor).map(({ name }) => name))}
        heldLabel={heldLabel}
        {...(onDelete === undefined ? {} : { onDelete })}
      />
      <Stack gap="sm" mt="md">
        <Title order={2} size="h3">
          {t.matrixTitle}
        </Title>
        <Matrix
          blueprint={blueprint}
          roles={roles.items}
          held={[actor.organizationRole, actor.workspaceRole]}
        />
      </Stack>
    </>
  );
}
