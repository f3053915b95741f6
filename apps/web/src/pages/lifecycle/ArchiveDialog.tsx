import { canOffer, checkConfirmation, confirmationWord } from "@bailiwick/domain";
import { trpc } from "../../api.ts";
import { useChange } from "../../feedback/useChange.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useWorkspaceNamed } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { archiveEffects } from "./effects.ts";

type Props = { readonly id: string; readonly onDone: () => unknown; readonly onClose: () => void };

/** Archives after the name, or slug, was typed (M45-M47). The opener loads its workspace, or suspends. */
export function ArchiveDialog({ id, onDone, onClose }: Props) {
  const { workspace, actor, blueprint, facts } = useWorkspaceNamed(id);
  const unarchive = useChange(trpc.workspaces.unarchive.mutationOptions(), {
    said: ({ name }) => texts.lifecycle.unarchived(name),
  });
  const archive = useConfirm(trpc.workspaces.archive.mutationOptions(), {
    said: () => texts.lifecycle.archived(workspace.name),
    undo: () => ({ label: texts.common.undo, run: () => unarchive.mutate({ workspace: id }) }),
    next: onDone,
  });
  const offered = canOffer(actor, "archive", facts);
  const word = confirmationWord(blueprint, workspace);
  return (
    <ConfirmDialog
      title={texts.lifecycle.archiveTitle(workspace.name)}
      effects={archiveEffects(blueprint)}
      typed={{
        label: texts.common.typeToConfirm(word),
        check: (text) => (offered.allowed ? checkConfirmation(blueprint, workspace, text) : offered),
      }}
      submit={texts.lifecycle.archive}
      change={archive}
      error={offered.allowed ? null : sentenceOf(offered)}
      onConfirm={(confirmation) => archive.mutate({ workspace: id, confirmation })}
      onClose={onClose}
    >
      <EffectPreview act="workspaces.archive" input={{ workspace: id }} />
    </ConfirmDialog>
  );
}
