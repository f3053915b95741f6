import { Modal, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { client } from "../../api.ts";
import { factors } from "../../factors.ts";
import { useForm } from "../../feedback/useForm.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { rules } from "../identity/rules.ts";
import { CodeFields, codeRules, credentialsOf, type Factors } from "./CodeFields.tsx";
import { deviceOf } from "./device.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

const t = texts.account.factor;

type Props = {
  readonly has: Factors;
  /** Called at the end, with whether one was added: the codes that came with it were shown. */
  readonly onClose: (isAdded: boolean) => void;
};

/** Adds a passkey of this device, and shows the recovery codes that come with the first factor. */
export function AddPasskeyDialog({ has, onClose }: Props) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const form = useForm({
    initialValues: { name: deviceOf(navigator.userAgent) ?? "", password: "", code: "" },
    validate: { ...codeRules(has), name: rules.name },
  });
  const change = useFormDialog(
    form,
    {
      mutationFn: async (typed: typeof form.values) =>
        client.account.addPasskey.mutate({
          name: typed.name,
          proof: await factors.register(credentialsOf(typed, has)),
        }),
    },
    {
      said: () => t.passkeys.added(form.values.name),
      next: ({ recoveryCodes }) => (recoveryCodes === null ? onClose(true) : setCodes(recoveryCodes)),
    },
  );
  if (codes !== null) {
    return (
      <Modal opened onClose={() => onClose(true)} title={<Text fw={650}>{t.codes}</Text>}>
        <RecoveryCodes codes={codes} />
      </Modal>
    );
  }
  return (
    <FormDialog
      title={t.passkeys.add}
      description={t.passkeys.description}
      submit={t.passkeys.add}
      sending={change}
      onSubmit={form.onSubmit((values) => change.send(values))}
      onClose={() => onClose(false)}
    >
      <CodeFields form={form} has={has} />
      <TextInput
        label={t.passkeys.name}
        description={t.passkeys.nameHint}
        name="name"
        autoComplete="off"
        {...form.getInputProps("name")}
      />
    </FormDialog>
  );
}
