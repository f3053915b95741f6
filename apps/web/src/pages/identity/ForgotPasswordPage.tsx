import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { identity } from "../../identity.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { FormProblem } from "./FormProblem.tsx";
import { IdentityCard } from "./IdentityCard.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const t = texts.identity;

export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { email: "" },
    validate: { email: rules.email },
    send: async ({ email }) => {
      await identity.requestPasswordReset(email);
      setSentTo(email.trim());
    },
  });
  const back = (
    <LinkText {...paths.signIn()} size="sm">
      {t.backToSignIn}
    </LinkText>
  );
  if (sentTo !== null) {
    return (
      <IdentityCard title={t.sentTitle} description={t.sentDescription(sentTo)}>
        {back}
      </IdentityCard>
    );
  }
  return (
    <IdentityCard title={t.forgotTitle} description={t.forgotDescription}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem message={error} />
          <TextInput
            label={t.email}
            name="email"
            type="email"
            autoComplete="username"
            {...form.getInputProps("email")}
          />
          <Button type="submit" loading={busy} fullWidth>
            {t.sendLink}
          </Button>
        </Stack>
      </form>
      {back}
    </IdentityCard>
  );
}
