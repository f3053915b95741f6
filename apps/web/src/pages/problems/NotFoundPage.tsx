import { Problem } from "../../feedback/Problem.tsx";
import { texts } from "../../texts/index.ts";

/** For a path without a page. */
export function NotFoundPage() {
  const { notFound } = texts.problems;
  return (
    <main>
      <Problem page failure={{ code: "NOT_FOUND", reason: "no_such_page", path: null, message: notFound }} />
    </main>
  );
}
