import { allOf, canChangeByHand, canRemoveFromTeam } from "@bailiwick/domain";
import { VisuallyHidden } from "@mantine/core";
import { IconDoorExit, IconUserMinus } from "@tabler/icons-react";
import { useTenant } from "../../tenant.tsx";
import { texts } from "../../texts/index.ts";
import { ActionMenu } from "../../ui/ActionMenu.tsx";
import { Ago } from "../../ui/Moment.tsx";
import { columnsFor } from "../../ui/table.ts";
import { useWhyFoot } from "../access/TenantWhy.tsx";
import { PersonCell } from "../members/PersonCell.tsx";
import { reachOf, type Team, type TeamMember } from "./teams.ts";

const t = texts.teams;
const column = columnsFor<TeamMember>();

type Gone = (person: TeamMember) => void;
type InTeam = Pick<Team, "withinReach" | "ofDirectory">;

/** The columns of a team's members. The cells look up the viewer themselves. */
export function personColumns(team: InTeam, onGone: Gone) {
  return column.columns([
    column.accessor("name", {
      header: t.person,
      meta: { card: "head", width: "64%" },
      cell: ({ row: { original } }) => <PersonCell person={original} />,
    }),
    column.accessor("createdAt", {
      header: t.added,
      cell: ({ getValue }) => <Ago at={getValue()} />,
    }),
    column.display({
      id: "actions",
      header: () => <VisuallyHidden>{texts.common.actions}</VisuallyHidden>,
      meta: { align: "right", width: "1%", card: "corner" },
      cell: ({ row: { original } }) => <MenuCell person={original} team={team} onGone={onGone} />,
    }),
  ]);
}

type MenuProps = { readonly person: TeamMember; readonly team: InTeam; readonly onGone: Gone };

/** Others are removed, the viewer leaves; the domain decides on both. */
function MenuCell({ person, team, onGone }: MenuProps) {
  const { actor, me } = useTenant();
  const myself = person.userId === me.user.id;
  const icon = { size: 16, "aria-hidden": true } as const;
  const why = useWhyFoot(myself ? [] : ["team_member:remove"]);
  return (
    <>
      <ActionMenu
        label={texts.common.actionsFor(person.name)}
        foot={why.foot}
        actions={[
          {
            label: myself ? t.leaveAct : t.removeAct,
            icon: myself ? <IconDoorExit {...icon} /> : <IconUserMinus {...icon} />,
            decision: allOf(
              () => canRemoveFromTeam(actor, person.userId, reachOf(team)),
              () => canChangeByHand(team),
            ),
            danger: true,
            run: () => onGone(person),
          },
        ]}
      />
      {why.dialog}
    </>
  );
}
