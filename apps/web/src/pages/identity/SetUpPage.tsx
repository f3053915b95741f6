import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useRouter, useSearch } from "@tanstack/react-router";
import { queryClient } from "../../api.ts";
import { identity, passwordLength } from "../../identity.ts";
import { LinkText } from "../../links.tsx";
import { paths } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { FormProblem } from "./FormProblem.tsx";
import { IdentityCard } from "./IdentityCard.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const t = texts.identity;

/** The target of the link that a new instance prints: the first platform admin creates their account. */
export function SetUpPage() {
  const router = useRouter();
  const { token } = useSearch({ from: "/_out/set-up" });
  const { form, submit, busy, error, reason } = useIdentityForm({
    initialValues: { name: "", email: "", password: "" },
    validate: { name: rules.name, email: rules.email, password: rules.newPassword },
    send: async (values) => {
      await identity.setUp({
        token: token ?? "",
        name: values.name,
        email: values.email,
        password: values.password,
      });
      queryClient.clear();
      router.history.push("/");
    },
  });
  if (token === undefined || reason === "invalid_token") {
    return (
      <IdentityCard title={t.setUpOverTitle} description={t.setUpOver}>
        <LinkText {...paths.signIn()} size="sm">
          {t.backToSignIn}
        </LinkText>
      </IdentityCard>
    );
  }
  return (
    <IdentityCard title={t.setUpTitle} description={t.setUpDescription}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem message={error} />
          <TextInput label={t.name} name="name" autoComplete="name" {...form.getInputProps("name")} />
          <TextInput
            label={t.email}
            name="email"
            type="email"
            autoComplete="username"
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
    </IdentityCard>
  );
}
