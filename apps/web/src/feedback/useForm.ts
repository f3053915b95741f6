import {
  type FormErrors,
  type UseFormInput,
  type UseFormReturnType,
  useForm as useFields,
} from "@mantine/form";
import { useEffect, useRef } from "react";

/**
 * Mantine's form. When it is not sent because of a field, or a field is refused by the server, the keyboard goes to the first
 * field that is wrong.
 */
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

/** As it stands in the page. A group of options has none that is said to be wrong: then the first of its options. */
function firstFaulty(form: HTMLFormElement | null, errors: FormErrors): HTMLElement | null {
  const marked = form?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null;
  const named = Object.keys(errors).map((name) => form?.querySelector<HTMLElement>(`[name="${name}"]`));
  return marked ?? named.find((field) => field != null) ?? null;
}
