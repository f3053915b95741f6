import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { failureOf } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";
import { onReturn } from "../../live/connection.ts";

/** What is shown in place of a page that did not load or stopped working. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  // A page that failed while the server could not be reached is read again when it can be.
  useEffect(() => onReturn(retry));
  return <Problem page failure={failureOf(error)} onRetry={retry} />;
}
