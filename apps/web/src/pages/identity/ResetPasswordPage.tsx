import { Alert, Button, PasswordInput, Stack } from "@mantine/core";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { queryClient } from "../../api.ts";
import { identity, passwordLength } from "../../identity.ts";
import { LinkButton, LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { FormProblem } from "./FormProblem.tsx";
import { IdentityCard } from "./IdentityCard.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const t = texts.identity;

export function ResetPasswordPage() {
  const { token } = useSearch({ from: "/_out/reset-password" });
  const [done, setDone] = useState(false);
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { newPassword: "" },
    validate: { newPassword: rules.newPassword },
    send: async ({ newPassword }) => {
      await identity.resetPassword({ token: token ?? "", newPassword });
      // The new password ended every session, including this browser's.
      queryClient.clear();
      setDone(true);
    },
  });
  if (token === undefined || done) {
    const title = done ? t.resetTitle : t.linkMissingTitle;
    return (
      <IdentityCard title={title}>
        <Alert color={done ? "teal" : "yellow"} role="status">
          {done ? t.resetDone : t.linkMissing}
        </Alert>
        <LinkButton {...(done ? paths.signIn() : paths.forgotPassword())} fullWidth>
          {done ? t.signIn : t.askAgain}
        </LinkButton>
      </IdentityCard>
    );
  }
  return (
    <IdentityCard title={t.resetTitle} description={t.resetDescription}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem message={error} />
          <PasswordInput
            label={t.newPassword}
            description={t.passwordHint(passwordLength.least)}
            name="newPassword"
            autoComplete="new-password"
            {...form.getInputProps("newPassword")}
          />
          <Button type="submit" loading={busy} fullWidth>
            {t.reset}
          </Button>
        </Stack>
      </form>
      <LinkText {...paths.forgotPassword()} size="sm">
        {t.askAgain}
      </LinkText>
    </IdentityCard>
  );
}
