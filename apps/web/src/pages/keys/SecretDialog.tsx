import { Modal, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { texts } from "../../texts/index.ts";
import { named } from "../../ui/Named.tsx";
import { useReturnFocus } from "../../ui/useReturnFocus.ts";
import type { ExamplePlace } from "./example.ts";
import classes from "./Keys.module.css";
import type { Key } from "./keys.ts";
import { NewKey } from "./NewKey.tsx";
import { useLeaving } from "./useLeaving.ts";

const t = texts.keys;

/** A key that was just issued or rotated, with its text, which nothing else in the console ever has. */
export type Issued = {
  readonly key: Pick<Key, "name" | "scopes" | "oldSecret">;
  readonly text: string;
};

type Props = {
  /** For an example of a call; null for none. */
  readonly place: ExamplePlace | null;
  /** Of the form, and of what it led to. */
  readonly title: string;
  readonly done: (issued: Issued) => string;
  readonly form: (onIssued: (issued: Issued) => void) => ReactNode;
  readonly onClose: () => void;
};

/** A form that leads to a new text of a key; then that text, once (C22). */
export function SecretDialog({ place, title, done, form, onClose }: Props) {
  useReturnFocus();
  const [issued, setIssued] = useState<Issued | null>(null);
  const [copied, setCopied] = useState(false);
  const leaving = useLeaving(issued !== null && !copied, onClose);
  const heading = issued === null ? title : leaving.asking ? t.leaveTitle : done(issued);
  const step = issued === null ? "form" : leaving.asking ? "leaving" : "text";
  return (
    <Modal
      // Each step is a dialog of its own: announced, scrolled to its start, and with the focus where it goes on.
      key={step}
      opened
      size="lg"
      classNames={{ content: classes.dialog }}
      {...(step === "form" ? {} : { transitionProps: { duration: 0 } })}
      title={<Text fw={650}>{named(heading)}</Text>}
      onClose={leaving.asking ? leaving.stay : leaving.leave}
      // A click beside the dialog is too easily made to lose what was chosen, or the key.
      closeOnClickOutside={false}
    >
      {issued === null ? (
        form(setIssued)
      ) : (
        <NewKey place={place} issued={issued} leaving={leaving} onCopied={() => setCopied(true)} />
      )}
    </Modal>
  );
}
