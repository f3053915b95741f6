import { Modal, Text } from "@mantine/core";
import { useState } from "react";
import { client } from "../../api.ts";
import { factors } from "../../factors.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { CodeFields, credentialsOf, type Factors, useCodeForm } from "./CodeFields.tsx";
import { RecoveryCodes } from "./RecoveryCodes.tsx";

const t = texts.account.factor;

/** Replaces the recovery codes, with password and code, and shows the new ones. */
export function ReplaceCodesDialog({
  has,
  onClose,
}: {
  readonly has: Factors;
  readonly onClose: () => void;
}) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const form = useCodeForm(has);
  const change = useFormDialog(
    form,
    {
      mutationFn: async (typed: typeof form.values) =>
        client.account.replaceRecoveryCodes.mutate({ proof: await factors.prove(credentialsOf(typed, has)) }),
    },
    { said: () => t.replaced, next: ({ recoveryCodes }) => setCodes(recoveryCodes) },
  );
  if (codes !== null) {
    return (
      <Modal opened onClose={onClose} title={<Text fw={650}>{t.codes}</Text>}>
        <RecoveryCodes codes={codes} />
      </Modal>
    );
  }
  return (
    <FormDialog
      title={t.replace}
      description={t.replaceEffect}
      submit={t.replace}
      sending={change}
      onSubmit={form.onSubmit((values) => change.send(values))}
      onClose={onClose}
    >
      <CodeFields form={form} has={has} />
    </FormDialog>
  );
}
