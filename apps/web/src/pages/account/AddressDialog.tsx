import { PasswordInput, TextInput } from "@mantine/core";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { identity } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { rules } from "../identity/rules.ts";

const t = texts.account;

/** Asks for a new address and the password; the address changes once the link in the mail to it is opened. */
export function AddressDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useForm({
    initialValues: { newEmail: "", password: "" },
    validate: { newEmail: rules.email, password: rules.password },
  });
  const ask = useFormDialog(
    form,
    { mutationFn: identity.askForAddress },
    { said: (_, { newEmail }) => t.addressAsked(newEmail), next: onClose },
  );
  return (
    <FormDialog
      title={t.changeAddress}
      description={t.addressEffect}
      submit={t.sendLink}
      sending={ask}
      onSubmit={form.onSubmit((values) => ask.send(values))}
      onClose={onClose}
    >
      <TextInput
        label={t.newAddress}
        name="newEmail"
        type="email"
        autoComplete="email"
        data-autofocus
        {...form.getInputProps("newEmail")}
      />
      <PasswordInput
        label={t.presentPassword}
        name="password"
        autoComplete="current-password"
        {...form.getInputProps("password")}
      />
    </FormDialog>
  );
}
