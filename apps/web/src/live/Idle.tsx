import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { client, presence } from "../api.ts";
import { texts } from "../texts/index.ts";

const t = texts.security;

/** How long before the end it warns, in milliseconds. */
const warningMs = 60_000;
/** How often it looks, in milliseconds. */
const everyMs = 1_000;

type Props = { readonly place: { readonly workspace: string } };

/**
 * Warns a minute before a policy of the place ends an idle session (C14). Someone who types is not idle: a request keeps
 * their session for them. It covers the page, whose input stays.
 */
export default function Idle({ place }: Props) {
  const [seconds, setSeconds] = useState<number | null>(null);
  const [minutes, setMinutes] = useState<number | null>(null);
  const { workspace } = place;
  // Asked when the page opens and when its person stays, and not with what the screen reads again: the place can be gone then.
  const refetch = useCallback(
    () =>
      client.securityPolicies.limits
        .query({ workspace })
        .then(({ idleMinutes }) => setMinutes(idleMinutes))
        .catch(() => setMinutes(null)),
    [workspace],
  );
  useEffect(() => void refetch(), [refetch]);
  useEffect(() => {
    if (minutes === null) return undefined;
    const look = () => {
      const { countedAt, isTouched } = presence();
      const left = countedAt + minutes * 60_000 - Date.now();
      if (left > warningMs) return setSeconds(null);
      if (isTouched) {
        setSeconds(null);
        void refetch();
        return undefined;
      }
      return setSeconds(Math.max(0, Math.ceil(left / 1_000)));
    };
    const timer = setInterval(look, everyMs);
    return () => clearInterval(timer);
  }, [minutes, refetch]);
  if (seconds === null) return null;
  return (
    <Modal opened onClose={() => void refetch()} title={t.staySoon} zIndex={350}>
      <Stack gap="md">
        <Text size="sm">{t.stayDescription(seconds)}</Text>
        <Group justify="flex-end">
          <Button onClick={() => void refetch()} data-autofocus>
            {t.stay}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
