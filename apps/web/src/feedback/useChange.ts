import { type UseMutationOptions, type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { queryClient } from "../api.ts";
import { type Failure, failureOf } from "../failure.ts";
import { notifyDone, notifyFailure, type Undo } from "./notify.tsx";

export type After<Data, Input> = {
  /** What to tell the person when it is done. */
  readonly said?: (data: Data, input: Input) => string;
  /** The way back, offered with what is said. */
  readonly undo?: (data: Data, input: Input) => Undo;
  /** What comes next, such as another page; before what is on the screen is read again. */
  readonly next?: (data: Data, input: Input) => unknown;
  /** Shows a failure where it belongs, such as at its field; true when it did. */
  readonly failed?: (failure: Failure) => boolean;
};

/**
 * A change: says what it did, then reads everything on the screen again; a failure says the API's sentence. While one is
 * under way, another is not begun: the second click of a double click comes before anything is drawn anew.
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
      // Whatever came first is on the screen next, beside what is being typed.
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
  // A failure was told by then.
  const mutate: typeof change.mutate = (...args) => void mutateAsync(...args).catch(() => undefined);
  return { ...change, mutate, mutateAsync };
}
