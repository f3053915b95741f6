import { aiGovernance, complianceOps } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { archiveEffects, deleteEffects, windowInWords } from "./effects.ts";

test("a window of whole days is told in days, any other in hours", () => {
  expect(windowInWords(720)).toBe("30 days");
  expect(windowInWords(24)).toBe("24 hours");
  expect(windowInWords(36)).toBe("36 hours");
});

test("a deletion says for how long, and by whom, it can be undone", () => {
  const effects = deleteEffects(complianceOps, 3);
  expect(effects[0]).toContain("3 people lose access");
  expect(effects).toContain("For 30 days it can be restored whole. Only the platform admin can restore it.");
});

test("where workspaces are never deleted there is nothing to say", () => {
  expect(deleteEffects(aiGovernance, 3)).toEqual([]);
});

test("archiving makes room only where there is a limit", () => {
  expect(archiveEffects(aiGovernance).length).toBe(archiveEffects(complianceOps).length + 1);
});
