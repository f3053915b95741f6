import type { FormValidateInput } from "@mantine/form";
import { useState } from "react";
import { failureOf } from "../../failure.ts";
import { showAtField } from "../../feedback/forms.ts";
import { useForm } from "../../feedback/useForm.ts";

type Settings<Values> = {
  readonly initialValues: Values;
  readonly validate: FormValidateInput<Values>;
  readonly send: (values: Values) => Promise<unknown>;
};

/**
 * The form of an identity operation: submits, and shows the server's objection at its field or above the form. `reason`
 * is the server's, from the last refusal.
 */
export function useIdentityForm<Values extends Record<string, string>>({
  initialValues,
  validate,
  send,
}: Settings<Values>) {
  const [error, setError] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm<Values>({ initialValues, validate });
  const submit = form.onSubmit(async (values) => {
    setBusy(true);
    setError(null);
    setReason(null);
    try {
      await send(values);
    } catch (thrown) {
      const failure = failureOf(thrown);
      setReason(failure.reason);
      if (!showAtField(form, failure)) setError(failure.message);
    } finally {
      setBusy(false);
    }
  });
  return { form, submit, busy, error, reason };
}
