import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import type { PlatformPerson } from "./peopleColumns.tsx";

const t = texts.platform;

type Props = { readonly person: PlatformPerson; readonly onClose: () => void };

/** Takes the second factor off an account whose person lost it, after explaining the effect. */
export function ResetFactorDialog({ person: { id, name }, onClose }: Props) {
  const reset = useConfirm(trpc.platform.resetSecondFactor.mutationOptions(), {
    said: () => t.factorReset(name),
    next: onClose,
  });
  return (
    <ConfirmDialog
      title={t.resetFactorTitle(name)}
      effects={Object.values(t.resetFactorEffects)}
      submit={t.resetFactorSubmit}
      change={reset}
      onConfirm={() => reset.mutate({ userId: id })}
      onClose={onClose}
    />
  );
}
