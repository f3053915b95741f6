import { Problem } from "../../feedback/Problem.tsx";
import { texts } from "../../texts/index.ts";
import { IdentityFrame } from "../identity/IdentityLayout.tsx";

/** For a path without a page. */
export function NotFoundPage() {
  const { notFound } = texts.problems;
  return (
    <IdentityFrame>
      <Problem page failure={{ code: "NOT_FOUND", reason: "no_such_page", path: null, message: notFound }} />
    </IdentityFrame>
  );
}
