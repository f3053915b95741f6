import { Alert, Button, Group, Modal, Stack, Text } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { texts } from "../texts/index.ts";
import { Foreseen } from "./foreseen.ts";
import { Guarded, type Verdict } from "./Guarded.tsx";
import { named } from "./Named.tsx";
import { useReturnFocus } from "./useReturnFocus.ts";

type Props = {
  readonly title: string;
  readonly description?: string;
  readonly submit: string;
  /** Whether it is being sent, and the server's objection to the form as a whole. */
  readonly sending: { readonly busy: boolean; readonly error: string | null };
  readonly onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A short form in a dialog. */
export function FormDialog({ title, description, submit, sending, onSubmit, onClose, children }: Props) {
  const { busy, error } = sending;
  const [foreseen, setForeseen] = useState<Verdict | null>(null);
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{named(title)}</Text>}>
      <form onSubmit={foreseen === null ? onSubmit : (event) => event.preventDefault()} noValidate>
        <Stack gap="md">
          {description !== undefined && <Text size="sm">{named(description)}</Text>}
          {error !== null && (
            <Alert color="red" role="alert" py="xs">
              {error}
            </Alert>
          )}
          <Foreseen value={setForeseen}>{children}</Foreseen>
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {texts.common.cancel}
            </Button>
            <Guarded decision={foreseen ?? { allowed: true }}>
              <Button type="submit" loading={busy}>
                {submit}
              </Button>
            </Guarded>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
