import { trpc } from "../../api.ts";
import { failureOf } from "../../failure.ts";
import { useChange } from "../../feedback/useChange.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { EffectPreview } from "../access/EffectPreview.tsx";

type Props = {
  readonly id: string;
  readonly name: string;
  readonly onDone: () => unknown;
  readonly onClose: () => void;
};

/** Leaves a workspace: what people do instead of removing themselves (M38). */
export function LeaveDialog({ id, name, onDone, onClose }: Props) {
  const leave = useChange(trpc.members.leave.mutationOptions(), {
    said: () => texts.lifecycle.left(name),
    next: onDone,
    failed: () => true,
  });
  return (
    <ConfirmDialog
      title={texts.lifecycle.leaveTitle(name)}
      effects={[texts.lifecycle.leaveEffect]}
      submit={texts.lifecycle.leave}
      cancel={texts.common.cancel}
      busy={leave.isPending}
      error={leave.error === null ? null : failureOf(leave.error).message}
      onConfirm={() => leave.mutate({ workspace: id })}
      onClose={onClose}
    >
      <EffectPreview act="members.leave" input={{ workspace: id }} />
    </ConfirmDialog>
  );
}
