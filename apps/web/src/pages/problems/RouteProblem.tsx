import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { failureOf } from "../../failure.ts";
import { Problem } from "../../feedback/Problem.tsx";

/** What is shown in place of a page that did not load or stopped working. */
export function RouteProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return <Problem page failure={failureOf(error)} onRetry={retry} />;
}
