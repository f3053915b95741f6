import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { failureOf } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { onReturn } from "../../live/connection.ts";

/** Replaces a page that did not load or stopped working. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  // A page that failed while the server was unreachable is loaded again when it is back.
  useEffect(() => onReturn(retry));
  return <Problem page failure={failureOf(error)} onRetry={retry} />;
}
