import { Alert, Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useRouter, useSearch } from "@tanstack/react-router";
import { queryClient } from "../../api.ts";
import { identity, passwordLength } from "../../identity.ts";
import { LinkButton, LinkText } from "../../links.tsx";
import { paths, safeNext } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { invitedAddress } from "../invitation/address.ts";
import { FormProblem } from "./FormProblem.tsx";
import { IdentityCard } from "./IdentityCard.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const t = texts.identity;

export function SignUpPage() {
  const router = useRouter();
  const search = useSearch({ from: "/_out/sign-up" });
  const { next } = search;
  const invited = invitedAddress(next);
  const { form, submit, busy, error, reason } = useIdentityForm({
    initialValues: { name: "", email: invited ?? "", password: "" },
    validate: { name: rules.name, email: rules.email, password: rules.newPassword },
    send: async (values) => {
      await identity.signUp(values);
      queryClient.clear();
      router.history.push(safeNext(next));
    },
  });
  return (
    <IdentityCard
      title={t.signUpTitle}
      description={invited === null ? t.signUpDescription : t.signUpInvited}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem message={error} />
          {reason === "address_has_account" && (
            <Alert title={t.hasAccountTitle} role="status">
              <Group gap="xs">
                <LinkButton {...paths.signIn(search)} size="xs">
                  {t.signIn}
                </LinkButton>
                <LinkButton {...paths.forgotPassword()} size="xs" variant="default">
                  {t.forgotTitle}
                </LinkButton>
              </Group>
            </Alert>
          )}
          <TextInput
            label={t.name}
            name="name"
            autoFocus
            autoComplete="name"
            {...form.getInputProps("name")}
          />
          <TextInput
            label={t.email}
            name="email"
            type="email"
            autoComplete="username"
            readOnly={invited !== null}
            description={invited === null ? undefined : t.invitedEmail}
            {...form.getInputProps("email")}
          />
          <PasswordInput
            label={t.password}
            description={t.passwordHint(passwordLength.least)}
            name="password"
            autoComplete="new-password"
            {...form.getInputProps("password")}
          />
          <Button type="submit" loading={busy} fullWidth>
            {t.signUp}
          </Button>
        </Stack>
      </form>
      <Text size="sm" c="dimmed">
        {t.haveAccount}{" "}
        <LinkText {...paths.signIn(search)} underline="always">
          {t.signIn}
        </LinkText>
      </Text>
    </IdentityCard>
  );
}
