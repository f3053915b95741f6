import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { passwordLength } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import { FormProblem } from "./FormProblem.tsx";
import { rules } from "./rules.ts";
import { useIdentityForm } from "./useIdentityForm.ts";

const t = texts.identity;

type Account = { name: string; email: string; password: string };

/** What a new account needs, which `send` creates. */
export const useAccountForm = (send: (account: Account) => Promise<unknown>, email = "") =>
  useIdentityForm<Account>({
    initialValues: { name: "", email, password: "" },
    validate: { name: rules.name, email: rules.email, password: rules.newPassword },
    send,
  });

type Props = {
  readonly account: ReturnType<typeof useAccountForm>;
  /** Whether the account is for the address of an invitation, which can't be changed. */
  readonly isInvited?: boolean;
  /** What stands above the fields. */
  readonly children?: ReactNode;
};

/** The form of a new account. */
export function AccountForm({ account, isInvited = false, children }: Props) {
  const { form, submit, busy, error } = account;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormProblem message={error} />
        {children}
        <TextInput label={t.name} name="name" autoFocus autoComplete="name" {...form.getInputProps("name")} />
        <TextInput
          label={t.email}
          name="email"
          type="email"
          autoComplete="username"
          readOnly={isInvited}
          description={isInvited ? t.invitedEmail : undefined}
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
  );
}
