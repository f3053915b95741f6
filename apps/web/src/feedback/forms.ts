import type { Decision } from "@bailiwick/domain";
import type { UseFormReturnType } from "@mantine/form";
import type { Failure } from "../failure.ts";
import { sentenceOf } from "../texts/locale.ts";

/** A decision as a form validator's result: the sentence of a refusal, or null. */
export function sentence(decision: Decision): string | null {
  return decision.allowed ? null : sentenceOf(decision);
}

/** Shows a failure at its field; false if the form has no such field. */
export function showAtField<Values extends Record<string, unknown>>(
  form: Pick<UseFormReturnType<Values>, "setErrors" | "getValues">,
  failure: Failure,
): boolean {
  if (failure.path === null || !Object.hasOwn(form.getValues(), failure.path)) return false;
  form.setErrors({ [failure.path]: failure.message });
  return true;
}
