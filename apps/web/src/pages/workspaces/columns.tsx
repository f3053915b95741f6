import { Badge, Box, Group, Text, VisuallyHidden } from "@mantine/core";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { Initials } from "../../ui/Initials.tsx";
import { Name } from "../../ui/Named.tsx";
import { StateBadge } from "../../ui/StateBadge.tsx";
import { columnsFor } from "../../ui/table.ts";
import { roleInWords, type WorkspaceRow } from "./rows.ts";

const column = columnsFor<WorkspaceRow>();

/** The columns of the list of workspaces. */
export function workspaceColumns(actionsOf: (row: WorkspaceRow) => Action[], withOrganization: boolean) {
  return column.columns([
    column.accessor("name", {
      header: texts.workspaces.workspace,
      meta: { card: "head", width: "45%" },
      cell: ({ row: { original } }) => <NameCell row={original} />,
    }),
    ...(withOrganization
      ? [
          column.accessor((row) => row.organizationName ?? "", {
            id: "organization",
            header: texts.common.organization,
            // Nothing for one that stands alone: then its card has no such line.
            cell: ({ getValue }) => (getValue() === "" ? null : <Name>{getValue()}</Name>),
          }),
        ]
      : []),
    column.accessor(roleInWords, { id: "role", header: texts.workspaces.yourRole }),
    column.accessor("state", {
      header: texts.common.state,
      cell: ({ getValue }) => <StateBadge state={getValue()} label={texts.common.states[getValue()]} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => (
        <ActionMenu label={texts.common.actionsFor(original.name)} actions={actionsOf(original)} />
      ),
    }),
  ]);
}

function NameCell({ row }: { readonly row: WorkspaceRow }) {
  const { name, slug, state, isDefault } = row;
  const to =
    state === "active" ? paths.overview({ workspace: row.address }) : paths.workspaceDetail({ id: row.id });
  return (
    <Group gap="sm" wrap="nowrap">
      <Initials name={name} of={row.id} size={36} />
      <Box miw={0}>
        <Group gap={8}>
          {state === "pending_deletion" ? (
            <Text size="sm" fw={600}>
              <Name>{name}</Name>
            </Text>
          ) : (
            <LinkText {...to} size="sm" fw={600} c="inherit">
              {name}
            </LinkText>
          )}
          {isDefault && <Badge size="sm">{texts.common.defaultBadge}</Badge>}
        </Group>
        <Text size="xs" c="dimmed" className="mono">
          {slug}
        </Text>
      </Box>
    </Group>
  );
}
