import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconAlertTriangle, IconCheck, IconCopy } from "@tabler/icons-react";
import { useEffect } from "react";
import { texts } from "../../texts/index.ts";
import { CommandBox } from "../../ui/CommandBox.tsx";
import { useMoments } from "../../ui/Moment.tsx";
import { type ExamplePlace, exampleOf } from "./example.ts";
import classes from "./Keys.module.css";
import type { Issued } from "./SecretDialog.tsx";
import type { Leaving } from "./useLeaving.ts";

const t = texts.keys;

type Props = {
  readonly place: ExamplePlace | null;
  readonly issued: Issued;
  readonly leaving: Leaving;
  readonly onCopied: () => void;
};

/** The text of a new key, once, and how a program uses it; asks before it is closed without a copy. */
export function NewKey({ place, issued: { key, text }, leaving, onCopied }: Props) {
  const { oldSecret } = key;
  const { exactOf } = useMoments();
  const clipboard = useClipboard({ timeout: 2_000 });
  useEffect(() => {
    if (clipboard.copied) onCopied();
  }, [clipboard.copied]);
  if (leaving.asking) return <Asking leaving={leaving} />;
  return (
    <Stack gap="md">
      <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} title={t.once}>
        {t.onceHint}
      </Alert>
      <section aria-label={t.text} className={classes.secret} onCopy={onCopied}>
        {text}
      </section>
      {oldSecret !== null && (
        <Text size="sm">
          {oldSecret.endsAt === null ? t.oldUntilRevoked : t.oldEnds(exactOf(oldSecret.endsAt))}
        </Text>
      )}
      {clipboard.error !== null && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t.cannotCopy}
        </Text>
      )}
      <Group>
        <Button
          data-autofocus
          onClick={() => clipboard.copy(text)}
          {...(clipboard.copied ? { color: "teal.9" } : {})}
          leftSection={
            clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />
          }
        >
          <span aria-live="polite">{clipboard.copied ? t.copied : t.copyText}</span>
        </Button>
      </Group>
      {place !== null && (
        <div>
          <CommandBox label={t.example} command={exampleOf(place, key, location.origin)} />
          <Text size="xs" c="dimmed" mt={4}>
            {t.exampleHint}
          </Text>
        </div>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={leaving.leave}>
          {t.done}
        </Button>
      </Group>
    </Stack>
  );
}

function Asking({ leaving: { stay, leaveAnyway } }: { readonly leaving: Leaving }) {
  return (
    <Stack gap="md">
      <Text size="sm" role="alert">
        {t.leaveDescription}
      </Text>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={stay} data-autofocus>
          {t.leaveStay}
        </Button>
        <Button color="red.9" onClick={leaveAnyway}>
          {t.leaveAnyway}
        </Button>
      </Group>
    </Stack>
  );
}
