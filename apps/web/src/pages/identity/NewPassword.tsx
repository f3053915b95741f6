import { PasswordInput, type PasswordInputProps, Progress, Stack, Text } from "@mantine/core";
import { useDeferredValue, useEffect, useState } from "react";
import { passwordLength } from "../../identity.ts";
import { texts } from "../../texts/index.ts";

const t = texts.identity;

type Estimator = typeof import("@bailiwick/contracts/password-strength");

type Props = Omit<PasswordInputProps, "value"> & {
  readonly value?: string;
  /** What is guessed first: the person's name and address, as far as they are known here. */
  readonly known?: { readonly name?: string; readonly email?: string };
};

/** The field of a new password, which says how hard it is to guess as it is typed. */
export function NewPassword({ known = {}, ...field }: Props) {
  const strength = useStrength(field.value ?? "", known);
  return (
    <Stack gap={6}>
      <PasswordInput
        description={t.passwordHint(passwordLength.least)}
        autoComplete="new-password"
        {...field}
      />
      {strength !== null && (
        <div role="status">
          <Progress
            value={strength.part}
            color={strength.isEnough ? "teal" : "yellow"}
            size="xs"
            aria-hidden
          />
          <Text size="xs" c="dimmed">
            {strength.isEnough ? t.passwordStrong : t.passwordGuessable}
          </Text>
        </div>
      )}
    </Stack>
  );
}

/** Null before anything is typed, and until the lists of common passwords are loaded. */
function useStrength(password: string, known: { readonly name?: string; readonly email?: string }) {
  const [estimator, setEstimator] = useState<Estimator | null>(null);
  const typed = useDeferredValue(password);
  const isWanted = typed !== "";
  useEffect(() => {
    // Without it, the server still says so.
    if (isWanted) import("@bailiwick/contracts/password-strength").then(setEstimator, () => undefined);
  }, [isWanted]);
  if (estimator === null || !isWanted) return null;
  const { leastStrength, strengthOf } = estimator;
  const strength = typed.length < passwordLength.least ? 0 : strengthOf(typed, known);
  return { part: 20 * (strength + 1), isEnough: strength >= leastStrength };
}
