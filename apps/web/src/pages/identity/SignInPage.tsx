import { Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { queryClient } from "../../api.ts";
import { factors } from "../../factors.ts";
import type { Failure } from "../../failure.ts";
import { showAtField } from "../../feedback/forms.ts";
import { type Challenge, identity } from "../../identity.ts";
import { LinkText } from "../../links.tsx";
import { hasPasskeys } from "../../passkeys.ts";
import { paths, safeNext } from "../../paths.ts";
import { texts } from "../../texts/index.ts";
import { CodeForm } from "./CodeForm.tsx";
import { CompanySignIn } from "./CompanySignIn.tsx";
import { FormProblem } from "./FormProblem.tsx";
import { IdentityCard } from "./IdentityCard.tsx";
import { PasskeyButton } from "./PasskeyButton.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const t = texts.identity;

export function SignInPage() {
  const router = useRouter();
  const search = useSearch({ from: "/_out/sign-in" });
  const { next } = search;
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [again, setAgain] = useState<string | null>(null);
  const goOn = async () => {
    queryClient.clear();
    router.history.push(safeNext(next));
  };
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { email: "", password: "" },
    validate: { email: rules.email, password: rules.password },
    send: async (values) => {
      setAgain(null);
      const asked = await identity.signIn(values);
      if (asked === null) return goOn();
      return setChallenge(asked);
    },
  });
  const showCompanyFailure = (failure: Failure) => {
    if (!showAtField(form, failure)) setAgain(failure.message);
  };
  if (challenge !== null) {
    const back = (why: string | null) => {
      setAgain(why);
      setChallenge(null);
    };
    return (
      <IdentityCard title={t.codeTitle}>
        <CodeForm challenge={challenge} onSignedIn={goOn} onBack={back} />
      </IdentityCard>
    );
  }
  return (
    <IdentityCard title={t.signInTitle} description={t.signInDescription}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormProblem message={error ?? again} />
          <TextInput
            label={t.email}
            name="email"
            autoFocus
            type="email"
            autoComplete="username"
            {...form.getInputProps("email")}
          />
          <PasswordInput
            label={t.password}
            name="password"
            autoComplete="current-password"
            {...form.getInputProps("password")}
          />
          <Button type="submit" loading={busy} fullWidth>
            {t.signIn}
          </Button>
        </Stack>
      </form>
      {hasPasskeys() && (
        <PasskeyButton
          onPress={async () => {
            await factors.signIn();
            await goOn();
          }}
        />
      )}
      <CompanySignIn email={form.values.email} next={next} onFailure={showCompanyFailure} />
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed">
          {t.noAccount}{" "}
          <LinkText {...paths.signUp(search)} underline="always">
            {t.signUp}
          </LinkText>
        </Text>
        <LinkText {...paths.forgotPassword()} size="sm">
          {t.forgot}
        </LinkText>
      </Group>
    </IdentityCard>
  );
}
