import { canRotateKey } from "@bailiwick/domain";
import { client } from "../../api.ts";
import { texts } from "../../texts/index.ts";
import { factsOfKey, type Key, type KeyPlace, namedPlace } from "./keys.ts";
import { RotateForm } from "./RotateForm.tsx";
import { SecretDialog } from "./SecretDialog.tsx";

const t = texts.keys;

type Props = { readonly place: KeyPlace; readonly rotated: Key; readonly onClose: () => void };

/** Gives a key its next secret (C24); then shows its text, once, and until when the old one works. */
export function RotateKeyDialog({ place, rotated, onClose }: Props) {
  const { id, name } = rotated;
  return (
    <SecretDialog
      place={place}
      title={t.rotateTitle(name)}
      done={() => t.rotatedTitle(name)}
      form={(onIssued) => (
        <RotateForm
          decision={canRotateKey(place.actor, place.level, factsOfKey(rotated))}
          rotate={async (overlapHours) =>
            onIssued(await client.keys.rotate.mutate({ ...namedPlace(place), key: id, overlapHours }))
          }
          onClose={onClose}
        />
      )}
      onClose={onClose}
    />
  );
}
