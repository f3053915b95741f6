import { Button, Group, List, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { failureOf } from "../failure.ts";
import { texts } from "../texts/index.ts";
import { Foreseen } from "./foreseen.ts";
import { Guarded, type Verdict } from "./Guarded.tsx";
import { named } from "./Named.tsx";
import { useReturnFocus } from "./useReturnFocus.ts";

type Props = {
  readonly title: string;
  /** The effects, one sentence each; shown before anything is asked. */
  readonly effects: readonly string[];
  readonly children?: ReactNode;
  /** The word to type; `check` compares it, and the button shows its refusal meanwhile. */
  readonly typed?: {
    readonly label: string;
    readonly check: (text: string) => Verdict;
  };
  /** Whether it can be confirmed at all, for example before something was chosen. */
  readonly decision?: Verdict;
  readonly submit: string;
  readonly danger?: boolean;
  /** The change that it confirms: whether it is in progress, and what went wrong. */
  readonly change: { readonly isPending: boolean; readonly error: unknown };
  /** A refusal known before it is sent. */
  readonly error?: string | null;
  /** Receives what was typed; an empty text if nothing had to be. */
  readonly onConfirm: (typed: string) => void;
  readonly onClose: () => void;
};

/** Asks before something dangerous or hard to undo: the effect first, then the typed word (V44, M47). */
export function ConfirmDialog(props: Props) {
  const {
    title,
    effects,
    children,
    typed,
    decision = { allowed: true },
    submit,
    danger = true,
    change,
    error: known = null,
    onConfirm,
    onClose,
  } = props;
  useReturnFocus();
  const [text, setText] = useState("");
  const error = change.error === null ? known : failureOf(change.error).message;
  const [foreseen, setForeseen] = useState<Verdict | null>(null);
  const possible = decision.allowed && foreseen !== null ? foreseen : decision;
  const verdict: Verdict = possible.allowed && typed !== undefined ? typed.check(text) : possible;
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (verdict.allowed && !change.isPending) onConfirm(text);
  };
  return (
    <Modal opened onClose={onClose} title={<Text fw={650}>{named(title)}</Text>} size="md">
      <form onSubmit={confirm} noValidate>
        <Stack gap="md">
          {effects.length > 0 && (
            <List size="sm" spacing={6} withPadding={false}>
              {effects.map((effect) => (
                <List.Item key={effect}>{named(effect)}</List.Item>
              ))}
            </List>
          )}
          <Foreseen value={setForeseen}>{children}</Foreseen>
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
          {error !== null && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {error}
            </Text>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {texts.common.cancel}
            </Button>
            <Guarded decision={verdict}>
              <Button type="submit" loading={change.isPending} {...(danger ? { color: "red.9" } : {})}>
                {submit}
              </Button>
            </Guarded>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
