import { canEndSecret, keyLabel } from "@bailiwick/domain";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { factsOfKey, type Key, type KeyPlace, namedPlace } from "./keys.ts";

const t = texts.keys;

type Props = { readonly place: KeyPlace; readonly rotated: Key; readonly onClose: () => void };

/** Ends the old secret of a key before its time. */
export function RevokeSecretDialog({ place, rotated: key, onClose }: Props) {
  const { id, name, level, oldSecret } = key;
  const revoke = useConfirm(trpc.keys.revokeSecret.mutationOptions(), {
    said: () => t.secretRevoked(name),
    next: onClose,
  });
  if (oldSecret === null) return null;
  const { next, other } = t.revokeSecretEffects;
  return (
    <ConfirmDialog
      title={t.revokeSecretTitle(name)}
      effects={[next(keyLabel({ level, ...oldSecret })), other]}
      decision={canEndSecret(place.actor, place.level, factsOfKey(key))}
      submit={t.revokeSecretSubmit}
      change={revoke}
      onConfirm={() => revoke.mutate({ ...namedPlace(place), key: id, publicId: oldSecret.publicId })}
      onClose={onClose}
    />
  );
}
