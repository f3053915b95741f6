import { Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useRouter, useSearch } from "@tanstack/react-router";
import { queryClient } from "../../api.ts";
import { identity, passwordLength } from "../../identity.ts";
import { LinkText } from "../../links.tsx";
import { paths, safeNext } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { FormProblem } from "./FormProblem.tsx";
import { IdentityCard } from "./IdentityCard.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const says = texts.identity;

export function SignUpPage() {
  const router = useRouter();
  const { next } = useSearch({ from: "/_out/sign-up" });
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { name: "", email: "", password: "" },
    validate: { name: rules.name, email: rules.email, password: rules.newPassword },
    send: async (values) => {
      await identity.signUp(values);
      queryClient.clear();
      router.history.push(safeNext(next));
    },
  });
  return (
    <IdentityCard title={says.signUpTitle} says={says.signUpSays}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem message={error} />
          <TextInput label={says.name} name="name" autoComplete="name" {...form.getInputProps("name")} />
          <TextInput
            label={says.email}
            name="email"
            type="email"
            autoComplete="username"
            {...form.getInputProps("email")}
          />
          <PasswordInput
            label={says.password}
            description={says.passwordHint(passwordLength.least)}
            name="password"
            autoComplete="new-password"
            {...form.getInputProps("password")}
          />
          <Button type="submit" loading={busy} fullWidth>
            {says.signUp}
          </Button>
        </Stack>
      </form>
      <Text size="sm" c="dimmed">
        {says.haveAccount}{" "}
        <LinkText {...paths.signIn(next)} underline="always">
          {says.signIn}
        </LinkText>
      </Text>
    </IdentityCard>
  );
}
