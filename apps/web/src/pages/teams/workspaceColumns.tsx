import { roleIn } from "@bailiwick/domain";
import { Group } from "@mantine/core";
import { addressOf } from "../../address.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { Initials } from "../../ui/Initials.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { columnsFor } from "../../ui/table.ts";
import { End } from "../access/End.tsx";
import type { TeamWorkspace } from "./teams.ts";

const t = texts.teams;
const column = columnsFor<TeamWorkspace>();

/** The columns of the workspaces in which a team has a role. The cells look up the viewer themselves. */
export function workspaceColumns() {
  return column.columns([
    column.accessor("name", {
      header: t.workspace,
      meta: { card: "head", width: "52%" },
      cell: ({ row: { original } }) => <NameCell workspace={original} />,
    }),
    column.accessor("role", {
      header: t.role,
      cell: ({ getValue }) => <RoleCell role={getValue()} />,
    }),
    column.accessor("endsAt", {
      header: texts.access.ends,
      cell: ({ getValue }) => <End at={getValue()} />,
    }),
    column.accessor("state", {
      header: texts.common.state,
      cell: ({ getValue }) => <StateBadge state={getValue()} label={texts.common.states[getValue()]} />,
    }),
  ]);
}

function NameCell({ workspace: { id, slug, name, state } }: { readonly workspace: TeamWorkspace }) {
  const { organization, blueprint } = useTenant();
  const address = addressOf({ slug, organization: { slug: organization.slug, blueprint: blueprint.key } });
  const link = state === "active" ? paths.overview({ workspace: address }) : paths.workspaceDetail({ id });
  return (
    <Group gap="sm" wrap="nowrap">
      <Initials name={name} of={id} size={36} />
      <LinkText {...link} size="sm" fw={600} c="inherit">
        {name}
      </LinkText>
    </Group>
  );
}

function RoleCell({ role }: { readonly role: string }) {
  const { actor, place } = useTenant();
  return (
    <LinkText {...paths.role({ ...place, role })} size="sm">
      {roleIn(actor.roles, "workspace", role)?.name ?? role}
    </LinkText>
  );
}
