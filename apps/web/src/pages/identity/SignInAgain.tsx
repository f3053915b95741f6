import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { queryClient } from "../../api.ts";
import { type Challenge, identity } from "../../identity.ts";
import { useMe } from "../../me.ts";
import { paths } from "../../paths.ts";
import { setSessionOver } from "../../session.ts";
import { texts } from "../../texts/index.ts";
import { CodeForm } from "./CodeForm.tsx";
import { CompanySignIn } from "./CompanySignIn.tsx";
import { FormProblem } from "./FormProblem.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const t = texts.identity;

/**
 * Covers the page when the session has ended, so that the input stays: the same person signs in again and continues.
 * Another person starts with a new page.
 */
export default function SignInAgain() {
  const { user, connected } = useMe();
  const navigate = useNavigate();
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [again, setAgain] = useState<string | null>(null);
  const goOn = async () => {
    setSessionOver(false);
    await queryClient.invalidateQueries();
  };
  const back = (why: string | null) => {
    setAgain(why);
    setChallenge(null);
  };
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { password: "" },
    validate: { password: rules.password },
    send: async ({ password }) => {
      const given = await identity.signIn({ email: user.email, password });
      if (given === null) return goOn();
      return setChallenge(given);
    },
  });
  const companyForm = (
    <Stack gap="md">
      <Text size="sm">{t.companyAgain}</Text>
      <FormProblem message={again} />
      <CompanySignIn
        email={user.email}
        next={window.location.pathname + window.location.search}
        onFailure={({ message }) => setAgain(message)}
      />
    </Stack>
  );
  const passwordForm = (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t.signedOutDescription}</Text>
        <FormProblem message={error ?? again} />
        <TextInput
          label={t.email}
          name="email"
          type="email"
          autoComplete="username"
          value={user.email}
          readOnly
          variant="filled"
        />
        <PasswordInput
          label={t.password}
          name="password"
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps("password")}
        />
        <Group justify="space-between" gap="sm">
          <Button
            variant="default"
            onClick={() => void navigate({ ...paths.signIn(), reloadDocument: true, ignoreBlocker: true })}
          >
            {t.signInOther}
          </Button>
          <Button type="submit" loading={busy}>
            {t.signIn}
          </Button>
        </Group>
      </Stack>
    </form>
  );
  const asked = connected ? companyForm : passwordForm;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={<Text fw={650}>{t.signedOutTitle}</Text>}
      // People passing by must not read what is underneath.
      overlayProps={{ backgroundOpacity: 0.85, blur: 12 }}
      zIndex={400}
    >
      {challenge === null ? asked : <CodeForm challenge={challenge} onSignedIn={goOn} onBack={back} />}
    </Modal>
  );
}
