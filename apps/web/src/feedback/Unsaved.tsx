import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { texts } from "../texts/index.ts";

const t = texts.common;

/** On a page with a form: asks before unsaved input is discarded by a link or by closing the tab. */
export function Unsaved({ dirty }: { readonly dirty: boolean }) {
  const { status, proceed, reset } = useBlocker({
    // A different search or hash of the same page keeps the form.
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Modal opened onClose={reset} title={<Text fw={650}>{t.unsavedTitle}</Text>}>
      <Stack gap="md">
        <Text size="sm">{t.unsavedDescription}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={reset} data-autofocus>
            {t.unsavedStay}
          </Button>
          <Button color="red.9" onClick={proceed}>
            {t.unsavedLeave}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
