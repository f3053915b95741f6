import { can, canChangeTeamRole, canUngrantTeam, permission } from "@bailiwick/domain";
import { Text, VisuallyHidden } from "@mantine/core";
import { IconHistory, IconUsersMinus } from "@tabler/icons-react";
import type { Outputs } from "../../api.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { Name } from "../../ui/Named.tsx";
import { columnsFor } from "../../ui/table.ts";
import { useWorkspace } from "../../workspace.ts";
import { End } from "../access/End.tsx";
import { RoleField } from "./RoleSelect.tsx";

const teamRead = permission("team:read");

const t = texts.members;

export type TeamGrant = Outputs["teamGrants"]["list"]["items"][number];

/** The requested action on a team's role, which needs a dialog first. */
export type TeamAsk =
  | { readonly what: "add" }
  | { readonly what: "remove"; readonly grant: TeamGrant }
  | { readonly what: "change_role"; readonly grant: TeamGrant; readonly role: string };

type Ask = (asked: TeamAsk) => void;
const column = columnsFor<TeamGrant>();

/** The columns of the teams with a role in the workspace. */
export function teamGrantColumns(ask: Ask) {
  return column.columns([
    column.accessor(({ team }) => team.name, {
      id: "team",
      header: t.teamColumn,
      meta: { card: "head", width: "40%" },
      cell: ({ row: { original } }) => <TeamCell grant={original} />,
    }),
    column.accessor("people", {
      header: t.teamPeople,
      cell: ({ getValue }) => t.teamPeopleCount(getValue()),
    }),
    column.accessor("role", {
      header: t.role,
      cell: ({ row: { original } }) => <RoleCell grant={original} ask={ask} />,
    }),
    column.accessor("createdAt", {
      header: t.teamSince,
      cell: ({ getValue }) => <Ago at={getValue()} />,
    }),
    column.accessor("endsAt", {
      header: texts.access.ends,
      cell: ({ getValue }) => <End at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => <MenuCell grant={original} ask={ask} />,
    }),
  ]);
}

function TeamCell({ grant: { team } }: { readonly grant: TeamGrant }) {
  const { actor, tenant } = useWorkspace();
  if (!can(actor, teamRead).allowed) {
    return (
      <Text size="sm" fw={550}>
        <Name>{team.name}</Name>
      </Text>
    );
  }
  return (
    <LinkText {...paths.team({ ...tenant, team: team.id })} size="sm" fw={550} c="inherit">
      {team.name}
    </LinkText>
  );
}

function RoleCell({ grant, ask }: { readonly grant: TeamGrant; readonly ask: Ask }) {
  const { actor } = useWorkspace();
  return (
    <RoleField
      label={t.roleOf(grant.team.name)}
      choices={actor.roles.workspace.map((role) => ({
        role,
        decision: canChangeTeamRole(actor, grant.role, role.key),
      }))}
      value={grant.role}
      onChoose={(role) => ask({ what: "change_role", grant, role })}
    />
  );
}

function MenuCell({ grant, ask }: { readonly grant: TeamGrant; readonly ask: Ask }) {
  const { actor } = useWorkspace();
  return (
    <ActionMenu
      label={texts.common.actionsFor(grant.team.name)}
      actions={[
        {
          label: texts.access.endAction,
          icon: <IconHistory size={16} aria-hidden />,
          decision: canChangeTeamRole(actor, grant.role, grant.role),
          run: () => ask({ what: "change_role", grant, role: grant.role }),
        },
        {
          label: t.teamRemove,
          icon: <IconUsersMinus size={16} aria-hidden />,
          decision: canUngrantTeam(actor, grant.role),
          danger: true,
          run: () => ask({ what: "remove", grant }),
        },
      ]}
    />
  );
}
