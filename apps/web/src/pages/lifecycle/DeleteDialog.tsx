import { canOffer, checkConfirmation, confirmationWord } from "@bailiwick/domain";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { useWorkspaceNamed } from "../../workspace.ts";
import { EffectPreview } from "../access/EffectPreview.tsx";
import { deleteEffects, restoringInWords } from "./effects.ts";
import { Unregistered } from "./Unregistered.tsx";

type Props = { readonly id: string; readonly onDone: () => unknown; readonly onClose: () => void };

/** Deletes after the slug, or name, was typed; first explains for how long and by whom it can be restored (V44-V47). */
export function DeleteDialog({ id, onDone, onClose }: Props) {
  const { workspace, address, actor, blueprint, facts } = useWorkspaceNamed(id);
  const restorable = restoringInWords(blueprint, actor.roles);
  const remove = useConfirm(trpc.workspaces.requestDeletion.mutationOptions(), {
    // Once it is gone from the list, it is worth saying where it went and who can restore it.
    said: () => [texts.lifecycle.deleted(workspace.name), restorable].join(" "),
    next: onDone,
  });
  const offered = canOffer(actor, "request_deletion", facts);
  const word = confirmationWord(blueprint, workspace);
  return (
    <ConfirmDialog
      title={texts.lifecycle.deleteTitle(workspace.name)}
      effects={deleteEffects(blueprint, actor.roles, workspace.memberCount)}
      typed={{
        label: texts.common.typeToConfirm(word),
        check: (text) => (offered.allowed ? checkConfirmation(blueprint, workspace, text) : offered),
      }}
      submit={texts.lifecycle.remove}
      change={remove}
      error={offered.allowed ? null : sentenceOf(offered)}
      onConfirm={(confirmation) => remove.mutate({ workspace: id, confirmation })}
      onClose={onClose}
    >
      <Unregistered id={id} address={address} blueprint={blueprint} />
      <EffectPreview act="workspaces.requestDeletion" input={{ workspace: id }} />
    </ConfirmDialog>
  );
}
