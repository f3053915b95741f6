import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
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
  const leave = useConfirm(trpc.members.leave.mutationOptions(), {
    said: () => texts.lifecycle.left(name),
    next: onDone,
  });
  return (
    <ConfirmDialog
      title={texts.lifecycle.leaveTitle(name)}
      effects={[texts.lifecycle.leaveEffect]}
      submit={texts.lifecycle.leave}
      change={leave}
      onConfirm={() => leave.mutate({ workspace: id })}
      onClose={onClose}
    >
      <EffectPreview act="members.leave" input={{ workspace: id }} />
    </ConfirmDialog>
  );
}
