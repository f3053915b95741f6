import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { InWorkspace } from "../../workspace.ts";
import type { Member } from "./members.ts";

const says = texts.members;

type Props = { readonly here: InWorkspace; readonly member: Member; readonly onClose: () => void };

/** Removes a member after saying what it means (M37). */
export function RemoveMemberDialog({ here, member, onClose }: Props) {
  const { userId, name } = member;
  const remove = useChange(trpc.members.remove.mutationOptions(), {
    said: () => says.removed(name),
    next: onClose,
    failed: () => true,
  });
  const { access, history, again } = says.removeEffects;
  return (
    <ConfirmDialog
      title={says.removeTitle(name)}
      effects={[access(name), history, again]}
      submit={says.removeSubmit}
      cancel={texts.common.cancel}
      busy={remove.isPending}
      error={remove.error === null ? null : failureOf(remove.error).message}
      onConfirm={() => remove.mutate({ workspace: here.workspace.id, userId })}
      onClose={onClose}
    />
  );
}
