import { Badge, Group, VisuallyHidden } from "@mantine/core";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { Initials } from "../../ui/Initials.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { columnsFor } from "../../ui/table.ts";
import { useWhyFoot } from "../access/TenantWhy.tsx";
import type { TeamAsk } from "./TeamDialogs.tsx";
import { teamActions } from "./teamActions.tsx";
import type { Team } from "./teams.ts";

const t = texts.teams;
const column = columnsFor<Team>();

/** The columns of the list of teams. The cells look up the viewer themselves. */
export function teamColumns(ask: (asked: TeamAsk) => void) {
  return column.columns([
    column.accessor("name", {
      header: t.team,
      meta: { card: "head", width: "48%", sort: "name" },
      cell: ({ row: { original } }) => <NameCell team={original} />,
    }),
    column.accessor("people", { header: t.people }),
    column.accessor("workspaces", { header: t.workspaces }),
    column.accessor("createdAt", {
      header: t.created,
      cell: ({ getValue }) => <Ago at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => <MenuCell team={original} ask={ask} />,
    }),
  ]);
}

function NameCell({ team: { id, name, mine } }: { readonly team: Team }) {
  const { place } = useTenant();
  return (
    <Group gap="sm" wrap="nowrap">
      <Initials name={name} of={id} size={36} />
      <Group gap={8}>
        <LinkText {...paths.team({ ...place, team: id })} size="sm" fw={600} c="inherit">
          {name}
        </LinkText>
        {mine && <Badge size="xs">{t.yours}</Badge>}
      </Group>
    </Group>
  );
}

type MenuProps = { readonly team: Team; readonly ask: (asked: TeamAsk) => void };

function MenuCell({ team, ask }: MenuProps) {
  const { actor } = useTenant();
  const why = useWhyFoot(["team:update", "team:delete"]);
  return (
    <>
      <ActionMenu
        label={texts.common.actionsFor(team.name)}
        actions={teamActions(actor, team, ask)}
        foot={why.foot}
      />
      {why.dialog}
    </>
  );
}
