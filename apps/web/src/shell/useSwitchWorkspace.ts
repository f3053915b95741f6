import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../api.ts";
import { useChange } from "../feedback/useChange.ts";
import { paths } from "../paths.ts";

type Target = { readonly id: string; readonly slug: string; readonly state: string };

/**
 * Goes to a workspace. An active one becomes the session's, with a fresh token, and everything is fetched again (M40,
 * M41); one in another state only has its page opened.
 */
export function useSwitchWorkspace() {
  const navigate = useNavigate();
  const change = useChange(trpc.workspaces.switch.mutationOptions(), {
    next: ({ slug }) => navigate(paths.dashboard(slug)),
  });
  return (workspace: Target) => {
    if (workspace.state === "active") change.mutate({ workspace: workspace.id });
    else void navigate(paths.workspaceDetail(workspace.id));
  };
}
