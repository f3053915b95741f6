import { DeleteTeamDialog } from "./DeleteTeamDialog.tsx";
import { LeaveTeamDialog } from "./LeaveTeamDialog.tsx";
import { RenameTeamDialog } from "./RenameTeamDialog.tsx";
import type { Team } from "./teams.ts";

/** What was asked to be done with a team, and needs a dialog first. */
export type TeamAsk = { readonly what: "rename" | "leave" | "delete"; readonly team: Team };

type Props = { readonly asked: TeamAsk | null; readonly onClose: () => void };

/** The dialog that was asked for, if any. */
export function TeamDialogs({ asked, onClose }: Props) {
  switch (asked?.what) {
    case "rename":
      return <RenameTeamDialog team={asked.team} onClose={onClose} />;
    case "leave":
      return <LeaveTeamDialog team={asked.team} onClose={onClose} />;
    case "delete":
      return <DeleteTeamDialog team={asked.team} onClose={onClose} />;
    default:
      return null;
  }
}
