import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { rememberWorkspace } from "../../shell/recent.ts";
import { TimeZone } from "../../ui/Moment.tsx";
import { useWorkspaceOfAddress, WorkspaceContext } from "../../workspace.ts";
import { ArchivedBanner } from "../lifecycle/ArchivedBanner.tsx";

/** Provides a workspace to its pages, and shows all their times in its time zone, wherever the reader is (C7). */
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
