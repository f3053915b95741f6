import { PasswordInput } from "@mantine/core";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { identity, passwordLength } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { rules } from "../identity/rules.ts";

const t = texts.account;

/** Asks for the current password and a new one; every other session ends. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { password: "", newPassword: "" },
    validate: { password: rules.password, newPassword: rules.newPassword },
  });
  const change = useFormDialog(
    form,
    { mutationFn: identity.changePassword },
    { said: () => t.passwordChanged, next: onClose },
  );
  return (
    <FormDialog
      title={t.changePassword}
      description={t.passwordEffect}
      submit={t.changePassword}
      sending={change}
      onSubmit={form.onSubmit((values) => change.send(values))}
      onClose={onClose}
    >
      <PasswordInput
        label={t.presentPassword}
        name="password"
        autoComplete="current-password"
        data-autofocus
        {...form.getInputProps("password")}
      />
      <PasswordInput
        label={texts.identity.newPassword}
        description={texts.identity.passwordHint(passwordLength.least)}
        name="newPassword"
        autoComplete="new-password"
        {...form.getInputProps("newPassword")}
      />
    </FormDialog>
  );
}
