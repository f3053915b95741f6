import { useNavigate } from "@tanstack/react-router";
import type { Workspace } from "../../access.ts";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { type Address, addressById, paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

const t = texts.settings;

type Props = {
  readonly workspace: Workspace;
  readonly slug: string;
  /** The workspace's path with the new slug. */
  readonly address: Address;
  /** Receives the API's objection to the slug. */
  readonly onRefused: (message: string) => void;
  readonly onClose: () => void;
};

/** Asks before a slug is changed: what happens to existing links (C4, V22). */
export function ChangeSlugDialog({ workspace, slug, address, onRefused, onClose }: Props) {
  const navigate = useNavigate();
  const change = useChange(trpc.workspaces.changeSlug.mutationOptions(), {
    said: (changed) => t.slugChanged(changed.slug),
    next: async () => {
      onClose();
      await navigate({ ...paths.settings({ workspace: addressById(workspace.id) }), replace: true });
    },
    failed: ({ path, message }) => {
      if (path === "slug") onRefused(message);
      return true;
    },
  });
  const { address: found, redirects, reserved, elsewhere } = t.slugEffects;
  return (
    <ConfirmDialog
      title={t.slugChangeTitle(slug)}
      effects={[found(`/ws/${address}`), redirects, reserved, elsewhere]}
      submit={t.slugSubmit}
      danger={false}
      change={change}
      onConfirm={() => change.mutate({ workspace: workspace.id, slug })}
      onClose={onClose}
    />
  );
}
