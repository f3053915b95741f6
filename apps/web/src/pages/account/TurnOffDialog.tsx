import { client } from "../../api.ts";
import { factors } from "../../factors.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { CodeFields, credentialsOf, type Factors, useCodeForm } from "./CodeFields.tsx";

const t = texts.account.factor;

/** Turns the authenticator app off, with password and code. */
export function TurnOffDialog({ has, onClose }: { readonly has: Factors; readonly onClose: () => void }) {
  const form = useCodeForm(has);
  const change = useFormDialog(
    form,
    {
      mutationFn: async (typed: typeof form.values) =>
        client.account.turnOffAuthenticator.mutate({ proof: await factors.prove(credentialsOf(typed, has)) }),
    },
    { said: () => t.turnedOff, next: onClose },
  );
  return (
    <FormDialog
      title={t.turnOffTitle}
      description={t.turnOffEffect}
      submit={t.turnOff}
      sending={change}
      onSubmit={form.onSubmit((values) => change.send(values))}
      onClose={onClose}
    >
      <CodeFields form={form} has={has} />
    </FormDialog>
  );
}
