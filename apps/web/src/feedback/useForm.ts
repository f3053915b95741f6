import {
  type FormErrors,
  type UseFormInput,
  type UseFormReturnType,
  useForm as useFields,
} from "@mantine/form";
import { useEffect, useRef } from "react";

/** Mantine's form. When it is invalid, or the server refuses a field, the first invalid field gets the focus. */
export function useForm<Values extends Record<string, unknown>>(
  settings: UseFormInput<Values>,
): UseFormReturnType<Values> {
  const form = useFields<Values>(settings);
  const sent = useRef<HTMLFormElement | null>(null);
  const toFault = useRef(false);
  const { errors } = form;
  useEffect(() => {
    if (!toFault.current) return;
    toFault.current = false;
    firstFaulty(sent.current, errors)?.focus();
  }, [errors]);
  return {
    ...form,
    setErrors: (found) => {
      toFault.current = true;
      form.setErrors(found);
    },
    onSubmit: (send, refused) => {
      const submit = form.onSubmit(send, (found, values, event) => {
        toFault.current = true;
        refused?.(found, values, event);
      });
      return (event) => {
        sent.current = event?.currentTarget ?? null;
        submit(event);
      };
    },
  };
}

/** In DOM order. A group of options has no invalid element of its own: then its first option. */
function firstFaulty(form: HTMLFormElement | null, errors: FormErrors): HTMLElement | null {
  const marked = form?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null;
  const named = Object.keys(errors).map((name) => form?.querySelector<HTMLElement>(`[name="${name}"]`));
  return marked ?? named.find((field) => field != null) ?? null;
}
