import { aiGovernance, aiTracing, complianceOps, machineFleet } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { archiveEffects, deleteEffects, windowInWords } from "./effects.ts";

test("a window of whole days is in days, any other in hours", () => {
  expect(windowInWords(720)).toBe("30 days");
  expect(windowInWords(24)).toBe("24 hours");
  expect(windowInWords(36)).toBe("36 hours");
});

test("a deletion explains for how long, and by whom, it can be undone in each kind", () => {
  const effectsOf = (kind: typeof complianceOps) => deleteEffects(kind, kind.roles, 3);
  expect(effectsOf(complianceOps)[0]).toContain("3 people lose access");
  expect(effectsOf(complianceOps)).toContain(
    "For 30 days, only the platform admin can restore it with everything in it.",
  );
  expect(effectsOf(machineFleet)).toContain(
    "For 24 hours, people with the Owner role can restore it with everything in it.",
  );
  expect(effectsOf(machineFleet)).toContain(
    "Everyone else who is signed in to it is signed out immediately.",
  );
  expect(effectsOf(aiTracing)).toContain(
    "For 30 days, people with the Organization owner role can restore it with everything in it.",
  );
});

test("where workspaces are never deleted there is nothing to explain", () => {
  expect(deleteEffects(aiGovernance, aiGovernance.roles, 3)).toEqual([]);
});

test("archiving makes room only where there is a limit", () => {
  expect(archiveEffects(aiGovernance).length).toBe(archiveEffects(complianceOps).length + 1);
});
