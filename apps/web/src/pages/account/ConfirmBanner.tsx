import { Alert, Box, Button, Group } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useChange } from "../../feedback/useChange.ts";
import { identity } from "../../identity.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";

const t = texts.account;

/** Says over every page that the confirmation mail is waiting, for people who have not confirmed their address. */
export default function ConfirmBanner() {
  const { email } = useMe().user;
  const send = useChange(
    { mutationFn: () => identity.sendVerificationMail(email) },
    { said: () => t.sent(email) },
  );
  return (
    <Box maw="var(--page-width)" mx="auto" px={{ base: "md", sm: 32 }} pt="lg">
      <Alert color="yellow" title={t.waitingTitle} icon={<IconMail size={18} aria-hidden />}>
        <Group justify="space-between" gap="sm">
          <Box flex={1} miw={200}>
            {t.waiting(email)}
          </Box>
          <Button size="xs" variant="default" loading={send.isPending} onClick={() => send.mutate()}>
            {t.sendAgain}
          </Button>
        </Group>
      </Alert>
    </Box>
  );
}
