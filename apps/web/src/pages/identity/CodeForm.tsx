import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { byPasskey, factors } from "../../factors.ts";
import { failureOf } from "../../failure.ts";
import type { Challenge } from "../../identity.ts";
import { hasPasskeys } from "../../passkeys.ts";
import { texts } from "../../texts/index.ts";
import { FormProblem } from "./FormProblem.tsx";
import { PasskeyButton } from "./PasskeyButton.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const t = texts.identity;

type Props = {
  /** What the right password was answered with. */
  readonly challenge: Challenge;
  readonly onSignedIn: () => Promise<unknown>;
  /** Goes back to the password; with the reason when it has to be typed again. */
  readonly onBack: (why: string | null) => void;
};

/** The second step of signing in to an account with a second factor. */
export function CodeForm({ challenge: { challenge, authenticator, passkey }, onSignedIn, onBack }: Props) {
  const [isRecovery, setRecovery] = useState(!authenticator);
  const send = async (code: string) => {
    try {
      await factors.answer({ challenge, code });
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (failure.reason !== "challenge_over") throw thrown;
      return onBack(failure.message);
    }
    return onSignedIn();
  };
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { code: "" },
    validate: { code: rules.code },
    send: ({ code }) => send(code),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {passkey && hasPasskeys() && <PasskeyButton onPress={() => send(byPasskey)} />}
        <Text size="sm">{isRecovery ? t.recoveryDescription : t.codeDescription}</Text>
        <FormProblem message={error} />
        <TextInput
          key={String(isRecovery)}
          label={isRecovery ? t.recoveryCode : t.code}
          name="code"
          autoFocus
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          inputMode={isRecovery ? "text" : "numeric"}
          data-autofocus
          {...form.getInputProps("code")}
        />
        <Button type="submit" loading={busy} fullWidth>
          {t.signIn}
        </Button>
        {authenticator && (
          <Button
            variant="subtle"
            onClick={() => {
              form.reset();
              setRecovery(!isRecovery);
            }}
          >
            {isRecovery ? t.useCode : t.useRecovery}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={() => onBack(null)}>
          {t.backToSignIn}
        </Button>
      </Stack>
    </form>
  );
}
