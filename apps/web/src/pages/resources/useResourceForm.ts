import type { ResourceKind } from "@bailiwick/domain";
import { useState } from "react";
import type { Failure } from "../../failure.ts";
import { useForm } from "../../feedback/useForm.ts";
import { sentenceOf } from "../../texts/locale.ts";
import { type FormValues, refusalsOf } from "./formValues.ts";

/** The API's name for the fields in a refusal's path: `fields.host`. */
const prefix = "fields.";

/** The form of a resource, checked by the domain as the API does; `refuse` shows the server's objection. */
export function useResourceForm(kind: ResourceKind, initialValues: FormValues) {
  const [error, setError] = useState<string | null>(null);
  const form = useForm<FormValues>({
    initialValues,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(refusalsOf(kind, values)).map(([key, refusal]) => [key, sentenceOf(refusal)]),
      ),
  });
  return {
    form,
    /** What is wrong with the form as a whole. */
    error,
    clear: () => setError(null),
    refuse: ({ path, message }: Failure): true => {
      const key = path?.startsWith(prefix) ? path.slice(prefix.length).split(".")[0] : undefined;
      if (key !== undefined && Object.hasOwn(form.getValues(), key)) form.setErrors({ [key]: message });
      else setError(message);
      return true;
    },
  };
}

export type ResourceFormState = ReturnType<typeof useResourceForm>;
