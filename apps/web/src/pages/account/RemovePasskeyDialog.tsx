import { client, type Outputs } from "../../api.ts";
import { factors } from "../../factors.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { CodeFields, credentialsOf, type Factors, useCodeForm } from "./CodeFields.tsx";

const t = texts.account.factor.passkeys;

type Props = {
  readonly passkey: Outputs["account"]["secondFactor"]["passkeys"][number];
  readonly has: Factors;
  readonly onClose: () => void;
};

/** Removes a passkey, with password and factor. */
export function RemovePasskeyDialog({ passkey: { id, name }, has, onClose }: Props) {
  const form = useCodeForm(has);
  const change = useFormDialog(
    form,
    {
      mutationFn: async (typed: typeof form.values) =>
        client.account.removePasskey.mutate({
          passkey: id,
          proof: await factors.prove(credentialsOf(typed, has)),
        }),
    },
    { said: () => t.removed(name), next: onClose },
  );
  return (
    <FormDialog
      title={t.removeNamed(name)}
      description={t.removeEffect}
      submit={t.remove}
      sending={change}
      onSubmit={form.onSubmit((values) => change.send(values))}
      onClose={onClose}
    >
      <CodeFields form={form} has={has} />
    </FormDialog>
  );
}
