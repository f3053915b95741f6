import { canRevokeKey } from "@bailiwick/domain";
import { trpc } from "../../api.ts";
import { useConfirm } from "../../feedback/useConfirm.ts";
import { texts } from "../../texts/index.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { relativeTo } from "../../ui/moments.ts";
import { factsOfKey, type Key, type KeyPlace, namedPlace } from "./keys.ts";

const t = texts.keys;

type Props = { readonly place: KeyPlace; readonly revoked: Key; readonly onClose: () => void };

/** Revokes a key, after explaining the effect (C23). */
export function RevokeKeyDialog({ place, revoked: key, onClose }: Props) {
  const { id, name, lastUsed } = key;
  const revoke = useConfirm(trpc.keys.revoke.mutationOptions(), {
    said: () => t.revoked(name),
    next: onClose,
  });
  const { next, used, unused, kept } = t.revokeEffects;
  return (
    <ConfirmDialog
      title={t.revokeTitle(name)}
      effects={[next, lastUsed === null ? unused : used(relativeTo(Date.now(), lastUsed.at)), kept]}
      decision={canRevokeKey(place.actor, place.level, factsOfKey(key))}
      submit={t.revokeSubmit}
      change={revoke}
      onConfirm={() => revoke.mutate({ ...namedPlace(place), key: id })}
      onClose={onClose}
    />
  );
}
