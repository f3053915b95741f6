import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { failureOf } from "../../failure.ts";
import { identity } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import { FormProblem } from "./FormProblem.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const t = texts.identity;

type Props = {
  /** What the right password was answered with. */
  readonly challenge: string;
  readonly onSignedIn: () => Promise<unknown>;
  /** Goes back to the password; with the reason when it has to be typed again. */
  readonly onBack: (why: string | null) => void;
};

/** The second step of signing in to an account with a second factor. */
export function CodeForm({ challenge, onSignedIn, onBack }: Props) {
  const [isRecovery, setRecovery] = useState(false);
  const { form, submit, busy, error } = useIdentityForm({
    initialValues: { code: "" },
    validate: { code: rules.code },
    send: async ({ code }) => {
      try {
        await identity.signInWithCode({ challenge, code });
      } catch (thrown) {
        const failure = failureOf(thrown);
        if (failure.reason !== "challenge_over") throw thrown;
        return onBack(failure.message);
      }
      await onSignedIn();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
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
        <Button
          variant="subtle"
          onClick={() => {
            form.reset();
            setRecovery(!isRecovery);
          }}
        >
          {isRecovery ? t.useCode : t.useRecovery}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => onBack(null)}>
          {t.backToSignIn}
        </Button>
      </Stack>
    </form>
  );
}
