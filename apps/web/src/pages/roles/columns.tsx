import { Badge, Box, Group, Text, VisuallyHidden } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { columnsFor } from "../../ui/table.ts";
import { useWhyFoot } from "../access/TenantWhy.tsx";
import { roleActions } from "./roleActions.tsx";
import { heldInWords, type ListedRole } from "./roles.ts";

const t = texts.roles;
const column = columnsFor<ListedRole>();

/** The columns of the list of roles. The cells look up the viewer themselves. */
export function roleColumns(heldLabel: string, onDelete?: (role: ListedRole) => void) {
  return column.columns([
    column.accessor("name", {
      header: t.role,
      meta: { card: "head", width: "56%" },
      cell: ({ row: { original } }) => <RoleCell role={original} />,
    }),
    column.accessor(heldInWords, { id: "held", header: heldLabel, meta: { width: "22%" } }),
    column.accessor(({ permissions }) => t.permissions(permissions.length), {
      id: "may",
      header: t.mayDo,
      meta: { width: "18%" },
    }),
    ...(onDelete === undefined
      ? []
      : [
          column.display({
            id: "actions",
            header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
            meta: { align: "right", width: "1%", card: "corner" },
            cell: ({ row: { original } }) => <MenuCell role={original} onDelete={onDelete} />,
          }),
        ]),
  ]);
}

function RoleCell({ role }: { readonly role: ListedRole }) {
  const { actor, place } = useTenant();
  return (
    <Box miw={0}>
      <Group gap={8}>
        <LinkText {...paths.role({ ...place, role: role.key })} size="sm" fw={600} c="inherit">
          {role.name}
        </LinkText>
        {!role.builtIn && (
          <Badge size="xs" color="gray">
            {t.custom}
          </Badge>
        )}
        {[actor.organizationRole, actor.workspaceRole].includes(role.key) && (
          <Badge size="xs">{t.yourRole}</Badge>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {role.description}
      </Text>
    </Box>
  );
}

type MenuProps = { readonly role: ListedRole; readonly onDelete: (role: ListedRole) => void };

function MenuCell({ role, onDelete }: MenuProps) {
  const tenant = useTenant();
  const navigate = useNavigate();
  const actions = roleActions(tenant, role, {
    edit: () => void navigate(paths.editRole({ ...tenant.place, role: role.key })),
    copy: () => void navigate(paths.newRole(tenant.place, { from: role.key })),
    replace: () => void navigate(paths.replaceRole({ ...tenant.place, role: role.key })),
    remove: () => onDelete(role),
  });
  const why = useWhyFoot(["role:update", "role:create", "role:delete"]);
  return (
    <>
      <ActionMenu label={texts.common.actionsFor(role.name)} actions={actions} foot={why.foot} />
      {why.dialog}
    </>
  );
}
