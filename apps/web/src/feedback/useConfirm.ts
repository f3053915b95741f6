import type { UseMutationOptions, UseMutationResult } from "@tanstack/react-query";
import { type After, useChange } from "./useChange.ts";

/** A change confirmed in a dialog, which also shows its failure: for `change` of `ConfirmDialog`. */
export function useConfirm<Data, Problem, Input, Context>(
  options: UseMutationOptions<Data, Problem, Input, Context>,
  after: Omit<After<Data, Input>, "failed">,
): UseMutationResult<Data, Problem, Input, Context> {
  return useChange(options, { ...after, failed: () => true });
}
