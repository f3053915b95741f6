import { type UseMutationOptions, type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { queryClient } from "../api.ts";
import { type Failure, failureOf } from "../failure.ts";
import { notifyDone, notifyFailure, type Undo } from "./notify.tsx";

export type After<Data, Input> = {
  /** The announcement of the success. */
  readonly said?: (data: Data, input: Input) => string;
  /** The undo action, offered with the announcement. */
  readonly undo?: (data: Data, input: Input) => Undo;
  /** The next step, such as navigating; before the screen's data is fetched again. */
  readonly next?: (data: Data, input: Input) => unknown;
  /** Shows a failure where it belongs, such as at its field; true if it did. */
  readonly failed?: (failure: Failure) => boolean;
};

/**
 * A change: announces its success, then fetches everything on the screen again; a failure shows the API's sentence.
 * While one is in progress, another is not started: the second click of a double click comes before anything is
 * rendered again.
 */
export function useChange<Data, Problem, Input, Context>(
  options: UseMutationOptions<Data, Problem, Input, Context>,
  { said, undo, next, failed }: After<Data, Input> = {},
): UseMutationResult<Data, Problem, Input, Context> {
  const underWay = useRef<Promise<Data> | null>(null);
  const change = useMutation({
    ...options,
    onSuccess: async (data, input) => {
      await next?.(data, input);
      if (said !== undefined) notifyDone(said(data, input), undo?.(data, input));
      await queryClient.invalidateQueries();
    },
    onError: (error) => {
      const failure = failureOf(error);
      // Another person's version appears next to the current input.
      if (failure.code === "CONFLICT") void queryClient.invalidateQueries();
      if (failed?.(failure)) return;
      notifyFailure(failure);
    },
  });
  const mutateAsync: typeof change.mutateAsync = (...args) => {
    underWay.current ??= change.mutateAsync(...args).finally(() => {
      underWay.current = null;
    });
    return underWay.current;
  };
  // A failure has been shown by then.
  const mutate: typeof change.mutate = (...args) => void mutateAsync(...args).catch(() => undefined);
  return { ...change, mutate, mutateAsync };
}
