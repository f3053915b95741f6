import { readFileSync } from "node:fs";
import { errorCodes } from "@bailiwick/domain";
import { code, type Page, page, plain, table } from "./markdown.ts";
import { statusOf } from "./openapi.ts";

const meaning: Readonly<Record<(typeof errorCodes)[number], string>> = {
  INVALID: "The input isn't valid. `path` names the field.",
  UNAUTHENTICATED: "There is no credential, or one that no longer works.",
  FORBIDDEN: "The role, or a policy, doesn't allow it.",
  NOT_FOUND: "There is no such thing, or none that you can see: the answer is the same.",
  CONFLICT: "It is taken, or someone else just changed it.",
  WRONG_STATE: "Not while it is in this state.",
  LIMIT_REACHED: "A limit is reached, such as one of the plan.",
  INTERNAL: "Our fault. After a 503, try again in `Retry-After` seconds.",
};

/** Every reason for a refusal, from the list that the domain prints. */
export function errorsPage(): Page {
  const printed = readFileSync(
    new URL("../../../packages/domain/src/reasons.golden.txt", import.meta.url),
    "utf8",
  );
  const [english = ""] = printed.split("\n\n");
  const lines = english.split("\n").map((line) => {
    const [, group = "", reason = "", text = ""] = /^(\S+) +(\S+) +(.*)$/.exec(line) ?? [];
    return { group, reason, text };
  });
  return page("errors.md", [
    "# Errors",
    "A refused call has a **code**, of which there are eight, a **reason** that a program can match, a sentence for a person, and the parameters of that sentence. [HTTP](../api.md#errors) sends it as a problem, the typed client as something that `refusalOf` reads. Codes and reasons are stable; sentences are not.",
    table(
      ["status", "code", "meaning"],
      errorCodes.map((each) => [statusOf(each), code(each), meaning[each]]),
    ),
    "A word in braces in a sentence is a parameter.",
    ...errorCodes.flatMap((each) => [
      `## ${each}`,
      table(
        ["reason", "sentence"],
        lines.filter(({ group }) => group === each).map(({ reason, text }) => [code(reason), plain(text)]),
      ),
    ]),
  ]);
}
