import { Outlet } from "@tanstack/react-router";
import { TimeZone } from "../../ui/Moment.tsx";
import { useWorkspace } from "../../workspace.ts";

/** Shows every moment of a workspace's pages in its own time zone, wherever its reader is (C7). */
export function WorkspaceTime() {
  const { workspace } = useWorkspace();
  return (
    <TimeZone name={workspace.timeZone}>
      <Outlet />
    </TimeZone>
  );
}
