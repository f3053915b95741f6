import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../api.ts";
import { useChange } from "../feedback/useChange.ts";
import { addressById, paths } from "../paths.ts";

type Target = { readonly id: string; readonly state: string };

/**
 * Goes to a workspace. An active one becomes the session's, with a fresh token, and everything is fetched again (M40,
 * M41); one in another state only has its page opened.
 */
export function useSwitchWorkspace() {
  const navigate = useNavigate();
  const change = useChange(trpc.workspaces.switch.mutationOptions(), {
    next: ({ id }) => navigate(paths.overview({ workspace: addressById(id) })),
  });
  return async (workspace: Target): Promise<void> => {
    if (workspace.state !== "active") return navigate(paths.workspaceDetail({ id: workspace.id }));
    // A refusal was told by then.
    await change.mutateAsync({ workspace: workspace.id }).catch(() => undefined);
  };
}
