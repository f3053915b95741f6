import { PasswordInput, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useForm } from "../../feedback/useForm.ts";
import { texts } from "../../texts/index.ts";
import { rules } from "../identity/rules.ts";

const t = texts.account;

type Values = { password: string; code: string };

/** The form of an act that asks for password and code. */
export const useCodeForm = () =>
  useForm<Values>({
    initialValues: { password: "", code: "" },
    validate: { password: rules.password, code: rules.code },
  });

/** Its fields. */
export function CodeFields({ form }: { readonly form: UseFormReturnType<Values> }) {
  return (
    <>
      <PasswordInput
        label={t.presentPassword}
        name="password"
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps("password")}
      />
      <TextInput
        label={t.factor.code}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps("code")}
      />
    </>
  );
}
