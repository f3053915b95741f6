import { Button, Group, List, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { Guarded, type Verdict } from "./Guarded.tsx";
import { useReturnFocus } from "./useReturnFocus.ts";

type Props = {
  readonly title: string;
  /** What will happen, one sentence each; shown before anything is asked. */
  readonly effects: readonly string[];
  readonly children?: ReactNode;
  /** What has to be typed; `check` compares it, and its refusal is what the button says meanwhile. */
  readonly typed?: {
    readonly label: string;
    readonly check: (text: string) => Verdict;
  };
  /** Whether it can be confirmed at all, such as before something was chosen. */
  readonly decision?: Verdict;
  readonly submit: string;
  readonly cancel: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  /** What the server said against it. */
  readonly error?: string | null;
  /** Gets what was typed; an empty text when nothing had to be. */
  readonly onConfirm: (typed: string) => void;
  readonly onClose: () => void;
};

/** Asks before something that is dangerous or hard to undo: the effect first, then the typed word (V44, M47). */
export function ConfirmDialog(props: Props) {
  const {
    title,
    effects,
    children,
    typed,
    decision = { allowed: true },
    submit,
    cancel,
    danger = true,
    busy,
    error,
    onConfirm,
    onClose,
  } = props;
  useReturnFocus();
  const [text, setText] = useState("");
  const verdict: Verdict = decision.allowed && typed !== undefined ? typed.check(text) : decision;
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (verdict.allowed && !busy) onConfirm(text);
  };
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{title}</Text>} size="md">
      <form onSubmit={confirm} noValidate>
        <Stack gap="md">
          {effects.length > 0 && (
            <List size="sm" spacing={6} withPadding={false}>
              {effects.map((effect) => (
                <List.Item key={effect}>{effect}</List.Item>
              ))}
            </List>
          )}
          {children}
          {typed !== undefined && (
            <TextInput
              label={typed.label}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
            />
          )}
          {error && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {error}
            </Text>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Guarded decision={verdict}>
              <Button type="submit" loading={busy} {...(danger ? { color: "red.9" } : {})}>
                {submit}
              </Button>
            </Guarded>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
