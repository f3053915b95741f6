import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { PlatformPerson } from "./peopleColumns.tsx";

const t = texts.platform;

type Props = { readonly person: PlatformPerson; readonly onClose: () => void };

/** Suspends or reinstates an account, after explaining the effect. */
export function SuspensionDialog({ person: { id, name, suspendedAt }, onClose }: Props) {
  const after = { next: onClose };
  const suspend = useConfirm(trpc.platform.suspendPerson.mutationOptions(), {
    said: () => t.suspended(name),
    ...after,
  });
  const reinstate = useConfirm(trpc.platform.reinstatePerson.mutationOptions(), {
    said: () => t.reinstated(name),
    ...after,
  });
  const back = suspendedAt !== null;
  const change = back ? reinstate : suspend;
  return (
    <ConfirmDialog
      title={back ? t.reinstateTitle(name) : t.suspendTitle(name)}
      effects={Object.values(back ? t.reinstateEffects : t.suspendEffects)}
      submit={back ? t.reinstateSubmit : t.suspendSubmit}
      danger={!back}
      change={change}
      onConfirm={() => change.mutate({ userId: id })}
      onClose={onClose}
    />
  );
}
