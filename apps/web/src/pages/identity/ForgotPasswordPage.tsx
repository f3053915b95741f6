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

const says = texts.identity;

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
      {says.backToSignIn}
    </LinkText>
  );
  if (sentTo !== null) {
    return (
      <IdentityCard title={says.sentTitle} says={says.sentSays(sentTo)}>
        {back}
      </IdentityCard>
    );
  }
  return (
    <IdentityCard title={says.forgotTitle} says={says.forgotSays}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem message={error} />
          <TextInput
            label={says.email}
            name="email"
            type="email"
            autoComplete="username"
            {...form.getInputProps("email")}
          />
          <Button type="submit" loading={busy} fullWidth>
            {says.sendLink}
          </Button>
        </Stack>
      </form>
      {back}
    </IdentityCard>
  );
}
