import { aiTracing, complianceOps, machineFleet } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { texts } from "../../texts/index.ts";
import { slugRules } from "./slugRules.ts";

const { slugKept, slugUniqueHere, slugUniqueIn } = texts.workspaces;

test("a slug's rules say where it is unique, and whether it stays", () => {
  expect(slugRules(complianceOps, null)).toEqual([slugUniqueHere, slugKept.platform]);
  expect(slugRules(machineFleet, null)).toEqual([slugUniqueHere, slugKept.owner]);
  expect(slugRules(aiTracing, "Acme")).toEqual([slugUniqueIn("Acme"), slugKept.none]);
});

test("an organization's own slug is unique on the instance, and stays", () => {
  expect(slugRules(aiTracing, null)).toEqual([slugUniqueHere, slugKept.none]);
});
