import type { UseFormReturnType } from "@mantine/form";
import type { UseMutationOptions } from "@tanstack/react-query";
import { useState } from "react";
import { showAtField } from "./forms.ts";
import { type After, useChange } from "./useChange.ts";

/** What `FormDialog` needs from the change that it sends. */
export type Sending = { readonly busy: boolean; readonly error: string | null };

/**
 * A change sent by a form in a dialog. A failure is shown at its field, else above the form; `send` first clears
 * earlier failures.
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
