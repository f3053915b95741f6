import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { rememberWorkspace } from "../../shell/recent.ts";
import { TimeZone } from "../../ui/Moment.tsx";
import { useWorkspaceOfAddress, WorkspaceContext } from "../../workspace.ts";
import { ArchivedBanner } from "../lifecycle/ArchivedBanner.tsx";

/**
 * Gives the pages of a workspace what it is, and shows every moment of theirs in its own time zone, wherever its reader is
 * (C7).
 */
export function WorkspaceTime() {
  const here = useWorkspaceOfAddress();
  const { id } = here.workspace;
  useEffect(() => rememberWorkspace(id), [id]);
  return (
    <WorkspaceContext value={here}>
      <TimeZone name={here.workspace.timeZone}>
        {here.workspace.state === "archived" && <ArchivedBanner here={here} />}
        <Outlet />
      </TimeZone>
    </WorkspaceContext>
  );
}
