import type { UseFormReturnType } from "@mantine/form";
import type { UseMutationOptions } from "@tanstack/react-query";
import { useState } from "react";
import { showAtField } from "./forms.ts";
import { type After, useChange } from "./useChange.ts";

/** What `FormDialog` needs of the change that it sends. */
export type Sending = { readonly busy: boolean; readonly error: string | null };

/**
 * A change that a form in a dialog sends. A failure is shown at the field that it names, else over the form; `send` begins
 * with a clean form.
 */
export function useFormDialog<Values extends Record<string, unknown>, Data, Problem, Input, Context>(
  form: Pick<UseFormReturnType<Values>, "setErrors" | "getValues">,
  options: UseMutationOptions<Data, Problem, Input, Context>,
  after: Omit<After<Data, Input>, "failed">,
): Sending & { readonly send: (input: Input) => void } {
  const [error, setError] = useState<string | null>(null);
  const change = useChange(options, {
    ...after,
    failed: (failure) => {
      if (!showAtField(form, failure)) setError(failure.message);
      return true;
    },
  });
  const send = (input: Input) => {
    setError(null);
    change.mutate(input);
  };
  return { busy: change.isPending, error, send };
}
