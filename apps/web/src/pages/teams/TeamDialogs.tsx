import { DeleteTeamDialog } from "./DeleteTeamDialog.tsx";
import { LeaveTeamDialog } from "./LeaveTeamDialog.tsx";
import { RenameTeamDialog } from "./RenameTeamDialog.tsx";
import type { Team } from "./teams.ts";

/** The requested action on a team, which needs a dialog first. */
export type TeamAsk = { readonly what: "rename" | "leave" | "delete"; readonly team: Team };

type Props = { readonly asked: TeamAsk | null; readonly onClose: () => void };

/** The requested dialog, if any. */
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
