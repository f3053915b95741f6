import { client } from "../../api.ts";
import { useFormDialog } from "../../feedback/useFormDialog.ts";
import { identity } from "../../identity.ts";
import { texts } from "../../texts/index.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { CodeFields, useCodeForm } from "./CodeFields.tsx";

const t = texts.account.factor;

/** Turns the authenticator app off, with password and code. */
export function TurnOffDialog({ onClose }: { readonly onClose: () => void }) {
  const form = useCodeForm();
  const change = useFormDialog(
    form,
    {
      mutationFn: async (typed: { password: string; code: string }) =>
        client.account.turnOffAuthenticator.mutate({ proof: await identity.proveCode(typed) }),
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
      <CodeFields form={form} />
    </FormDialog>
  );
}
