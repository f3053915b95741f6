import { expect, test } from "vitest";
import { complianceOps } from "./blueprints/compliance-ops.ts";
import { nameableIn, playbookSetting, playbooksFor, triggerKey, triggersOf } from "./playbooks.ts";
import { checkSetting } from "./settings.ts";

const spec = playbookSetting(complianceOps.settings);
if (spec?.kind !== "list") throw new Error("its playbooks are a list");
const entry = { name: "Tell", trigger: "created:incident", roles: "owner,admin" };

test("every kind offers its creation, and each state that a person's action leads to", () => {
  const keys = triggersOf(complianceOps.resourceKinds).map(triggerKey);
  expect(keys).toEqual(
    expect.arrayContaining(["created:certificate", "created:incident", "entered:change:approved"]),
  );
  // No action leads back to a draft.
  expect(keys).not.toContain("entered:change:draft");
  expect(new Set(keys).size).toBe(keys.length);
});

test("a playbook runs for its own trigger alone, and one that waits for none", () => {
  const entries = [entry, { ...entry, name: "Wait", trigger: "never" }];
  const names = (kind: string, state: string | null) =>
    playbooksFor(spec.fields, entries, { kind, state }).map(({ name, roles }) => [name, roles]);
  expect(names("incident", null)).toEqual([["Tell", ["owner", "admin"]]]);
  expect(names("incident", "resolved")).toEqual([]);
  expect(names("task", null)).toEqual([]);
});

test.each([
  ["a role of the blueprint", entry, true],
  ["everyone", { ...entry, roles: "everyone" }, true],
  ["a role of the organization's own", { ...entry, roles: "responder" }, true],
  ["no role", { ...entry, roles: "" }, false],
  ["a role twice", { ...entry, roles: "owner,owner" }, false],
  ["a role that there is not", { ...entry, roles: "chief" }, false],
  ["a trigger that there is not", { ...entry, trigger: "created:dragon" }, false],
  ["words as a trigger", { ...entry, trigger: "An incident is opened" }, false],
] as const)("an entry with %s", (_, value, allowed) => {
  expect(checkSetting(spec, [value], nameableIn(complianceOps, ["responder"])).allowed).toBe(allowed);
});
