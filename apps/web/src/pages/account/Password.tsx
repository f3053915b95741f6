import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useChange } from "../../feedback/useChange.ts";
import { identity } from "../../identity.ts";
import { useMe } from "../../me.ts";
import { texts } from "../../texts/index.ts";
import { Section } from "../../ui/Section.tsx";
import { PasswordDialog } from "./PasswordDialog.tsx";

const t = texts.account;

/** The two ways to change the password: with the current one, and by mail for people who forgot it. */
export function Password() {
  const { email } = useMe().user;
  const [asking, setAsking] = useState(false);
  const mail = useChange(
    { mutationFn: () => identity.requestPasswordReset(email) },
    { said: () => t.passwordMailSent(email) },
  );
  return (
    <Section
      title={t.password}
      description={t.passwordDescription}
      actions={
        <Group gap="sm">
          <Button variant="subtle" loading={mail.isPending} onClick={() => mail.mutate()}>
            {t.forgotPassword}
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            {texts.common.opensDialog(t.changePassword)}
          </Button>
        </Group>
      }
    >
      {asking && <PasswordDialog onClose={() => setAsking(false)} />}
    </Section>
  );
}
