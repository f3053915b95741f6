import { expect, test } from "vitest";
import { fieldService } from "../blueprint/sixth-blueprint.fixture.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { checkAction, type KindStates } from "./states.ts";

function stepOf(states: KindStates, key: string) {
  const action = states.actions.find((each) => each.key === key);
  if (action === undefined) throw new RangeError(key);
  return action;
}

const change = complianceOps.resourceKinds.find(({ key }) => key === "change")?.states;
const issue = fieldService.resourceKinds.find(({ key }) => key === "issue")?.states;
if (!change || !issue) throw new Error("both have states");

test("an action is possible in the states that it starts in, and in no other", () => {
  const possible = change.actions.flatMap((action) =>
    change.all
      .filter(({ key }) => checkAction(change, action, key).allowed)
      .map(({ key }) => `${action.key} ${key}`),
  );
  expect(possible).toEqual([
    "submit draft",
    "submit rejected",
    "approve submitted",
    "reject submitted",
    "complete approved",
    "cancel draft",
    "cancel submitted",
    "cancel approved",
    "cancel rejected",
  ]);
});

test("the refusal names the state, and those in which it would be possible", () => {
  expect(checkAction(change, stepOf(change, "submit"), "approved")).toMatchObject({
    code: "WRONG_STATE",
    reason: "wrong_resource_state",
    message: "The state is Approved. “Submit” needs Draft or Rejected.",
  });
  expect(checkAction(issue, stepOf(issue, "merge"), "merged")).toMatchObject({
    params: { state: "Merged", action: "Merge", names: ["Open"] },
  });
});
