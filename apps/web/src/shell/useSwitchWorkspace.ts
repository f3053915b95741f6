import { useNavigate } from "@tanstack/react-router";
import { trpc } from "../api.ts";
import { useChange } from "../feedback/useChange.ts";
import { addressById, paths } from "../paths.ts";

type Target = { readonly id: string; readonly state: string };

/**
 * Opens a workspace. An active one becomes the session's, with a new token, and everything is fetched again (M40, M41);
 * for any other, only its page is opened.
 */
export function useSwitchWorkspace() {
  const navigate = useNavigate();
  const change = useChange(trpc.workspaces.switch.mutationOptions(), {
    next: ({ id }) => navigate(paths.overview({ workspace: addressById(id) })),
  });
  return async (workspace: Target): Promise<void> => {
    if (workspace.state !== "active") return navigate(paths.workspaceDetail({ id: workspace.id }));
    // A refusal has been shown by then.
    await change.mutateAsync({ workspace: workspace.id }).catch(() => undefined);
  };
}
