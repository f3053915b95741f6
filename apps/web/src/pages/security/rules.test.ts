import { noRules } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { rulesOf, valuesOf } from "./rules.ts";

test("what the form shows describes the same rules again", () => {
  const rules = {
    ...noRules,
    addresses: [
      { range: "203.0.113.0/24", note: "Berlin office" },
      { range: "2001:db8::/32", note: "" },
    ],
    idleMinutes: 15,
    invitationDomains: ["example.com"],
  };
  expect(rulesOf(valuesOf(rules))).toEqual(rules);
  expect(rulesOf(valuesOf(noRules))).toEqual(noRules);
});

test("empty lines are no networks", () => {
  expect(rulesOf({ ...valuesOf(noRules), addresses: "\n 10.0.0.0/8 \n\n" }).addresses).toEqual([
    { range: "10.0.0.0/8", note: "" },
  ]);
});
