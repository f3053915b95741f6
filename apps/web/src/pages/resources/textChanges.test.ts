import { aiGovernance } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { positionOf, sentencesOf } from "./textChanges.ts";

test("each change of a text is a sentence, with the names of fields and options", () => {
  const policy = aiGovernance.resourceKinds.find(({ key }) => key === "policy");
  if (policy === undefined) throw new Error("no policies");
  const changes = [
    { change: "deleted", title: "Old", before: { priority: 1 }, after: {} },
    {
      change: "updated",
      title: "All",
      before: { effect: "deny", models: ["a", "b"] },
      after: { effect: "allow", risk_limit: 70 },
    },
    { change: "created", title: "New", before: {}, after: { priority: 2 } },
  ] as const;
  const given = changes.map((each) => ({ ...each, before: { ...each.before }, after: { ...each.after } }));
  expect(sentencesOf(policy, given as never, String)).toEqual([
    "“Old” is deleted.",
    "“All” is edited. Effect: Allow (was Deny). Models: empty (was a, b). Risk limit: 70 (was empty).",
    "“New” is added.",
  ]);
});

test("a refusal points to its line and column", () => {
  const at = (line: number, column: number) =>
    positionOf("ab\ncde\n", { data: { params: { line, column } } });
  expect([at(1, 1), at(2, 3), at(3, 1)]).toEqual([0, 5, 7]);
  expect(positionOf("ab", { data: { params: {} } })).toBeNull();
  expect(positionOf("ab", new Error("offline"))).toBeNull();
});
