import { Modal, Text } from "@mantine/core";
import { useState } from "react";
import { texts } from "../../texts/index.ts";
import { Named } from "../../ui/Named.tsx";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import { KeyForm } from "./KeyForm.tsx";
import classes from "./Keys.module.css";
import type { Key, KeyPlace } from "./keys.ts";
import { NewKey } from "./NewKey.tsx";
import { useLeaving } from "./useLeaving.ts";

const t = texts.keys;

type Props = { readonly place: KeyPlace; readonly onClose: () => void };

/** A key that was just issued, with its text, which nothing else in the console ever has. */
export type Issued = { readonly key: Key; readonly text: string };

/** Issues a key (C19, C20); then shows its text, once (C22). */
export function IssueKeyDialog({ place, onClose }: Props) {
  useReturnFocus();
  const [issued, setIssued] = useState<Issued | null>(null);
  const [copied, setCopied] = useState(false);
  const leaving = useLeaving(issued !== null && !copied, onClose);
  const title = () => {
    if (issued === null) return t.issueTitle;
    if (leaving.asking) return t.leaveTitle;
    return <Named text={t.issuedTitle(issued.key.name)} names={[issued.key.name]} />;
  };
  const step = issued === null ? "form" : leaving.asking ? "leaving" : "text";
  return (
    <Modal
      // Each step is a dialog of its own: announced, scrolled to its start, and with the focus where it goes on.
      key={step}
      opened
      size="lg"
      classNames={{ content: classes.dialog }}
      {...(step === "form" ? {} : { transitionProps: { duration: 0 } })}
      title={<Text fw={650}>{title()}</Text>}
      onClose={leaving.asking ? leaving.stay : leaving.leave}
      // A click beside the dialog is too easily made to lose what was chosen, or the key.
      closeOnClickOutside={false}
    >
      {issued === null ? (
        <KeyForm place={place} onIssued={setIssued} onClose={onClose} />
      ) : (
        <NewKey place={place} issued={issued} leaving={leaving} onCopied={() => setCopied(true)} />
      )}
    </Modal>
  );
}
