import { texts } from "../../texts/index.ts";
import { KeyForm } from "./KeyForm.tsx";
import type { KeyPlace } from "./keys.ts";
import { SecretDialog } from "./SecretDialog.tsx";

const t = texts.keys;

type Props = { readonly place: KeyPlace; readonly onClose: () => void };

/** Issues a key (C19, C20); then shows its text, once (C22). */
export function IssueKeyDialog({ place, onClose }: Props) {
  return (
    <SecretDialog
      place={place}
      title={t.issueTitle}
      done={({ key }) => t.issuedTitle(key.name)}
      form={(onIssued) => <KeyForm place={place} onIssued={onIssued} onClose={onClose} />}
      onClose={onClose}
    />
  );
}
