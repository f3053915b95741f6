import { PasswordInput, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { byPasskey, type Credentials } from "../../factors.ts";
import { useForm } from "../../feedback/useForm.ts";
import { hasPasskeys } from "../../passkeys.ts";
import { texts } from "../../texts/index.ts";
import { rules } from "../identity/rules.ts";

const t = texts.account;

/** What the signed-in person has besides their password. */
export type Factors = { readonly hasApp: boolean; readonly hasPasskey: boolean };

type Typed = { password: string; code: string };

const takesPasskey = ({ hasPasskey }: Factors) => hasPasskey && hasPasskeys();

/** The validation of the fields below, for someone with these factors. */
export const codeRules = (has: Factors) => ({
  password: rules.password,
  code: (has.hasApp || has.hasPasskey) && !takesPasskey(has) ? rules.code : () => null,
});

/** What was typed: without a code, a passkey is asked for, of someone who has one. */
export const credentialsOf = ({ password, code }: Typed, has: Factors): Credentials => ({
  password,
  code: code.trim() !== "" ? code : takesPasskey(has) ? byPasskey : null,
});

/** The form of an act that asks for password and factor. */
export const useCodeForm = (has: Factors) =>
  useForm<Typed>({ initialValues: { password: "", code: "" }, validate: codeRules(has) });

type Props<Values extends Typed> = {
  readonly form: Pick<UseFormReturnType<Values>, "getInputProps">;
  readonly has: Factors;
};

/** Its fields: someone without a second factor types their password alone. */
export function CodeFields<Values extends Typed>({ form, has }: Props<Values>) {
  return (
    <>
      <PasswordInput
        label={t.presentPassword}
        name="password"
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps("password")}
      />
      {(has.hasApp || has.hasPasskey) && (
        <TextInput
          label={has.hasApp ? t.factor.code : texts.identity.recoveryCode}
          description={takesPasskey(has) ? t.factor.codeOrPasskey : undefined}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps("code")}
        />
      )}
    </>
  );
}
