import { type Actor, allOf, can, canChangeByHand, canDeleteTeam, permission } from "@bailiwick/domain";
import { IconDoorExit, IconPencil, IconTrash } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import type { Action } from "../../ui/ActionMenu.tsx";
import type { TeamAsk } from "./TeamDialogs.tsx";
import { reachOf, type Team } from "./teams.ts";

const teamUpdate = permission("team:update");

const t = texts.teams;
const icon = { size: 16, "aria-hidden": true } as const;

/** The actions on a team; every member can leave (P15). */
export function teamActions(actor: Actor, team: Team, ask: (asked: TeamAsk) => void): Action[] {
  const leave = {
    label: t.leaveAct,
    icon: <IconDoorExit {...icon} />,
    decision: canChangeByHand(team),
    run: () => ask({ what: "leave", team }),
  };
  return [
    {
      label: t.renameAct,
      icon: <IconPencil {...icon} />,
      decision: allOf(
        () => can(actor, teamUpdate),
        () => canChangeByHand(team),
      ),
      run: () => ask({ what: "rename", team }),
    },
    ...(team.mine ? [leave] : []),
    {
      label: t.deleteAct,
      icon: <IconTrash {...icon} />,
      decision: allOf(
        () => canDeleteTeam(actor, reachOf(team)),
        () => canChangeByHand(team),
      ),
      danger: true,
      run: () => ask({ what: "delete", team }),
    },
  ];
}
