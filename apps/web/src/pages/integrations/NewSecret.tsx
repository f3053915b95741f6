import { Alert, Button, Group, Stack } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { texts } from "../../texts/index.ts";
import { CopyAction } from "../../ui/Copyable.tsx";
import classes from "./Integrations.module.css";

const t = texts.integrations;

type Props = { readonly secret: string; readonly onDone: () => void };

/** The secret of a webhook, once. */
export function NewSecret({ secret, onDone }: Props) {
  return (
    <Stack gap="md">
      <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} title={t.once}>
        {t.onceHint}
      </Alert>
      <Group gap="xs" wrap="nowrap" align="center">
        <section aria-label={t.secret} className={classes.secret} style={{ flex: 1 }}>
          {secret}
        </section>
        <CopyAction value={secret} label={t.secret} />
      </Group>
      <Group justify="flex-end">
        <Button onClick={onDone} data-autofocus>
          {t.done}
        </Button>
      </Group>
    </Stack>
  );
}
