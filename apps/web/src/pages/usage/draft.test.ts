import { blueprint, limitOfMeter } from "@bailiwick/domain";
import { expect, test } from "vitest";
import { allotmentsOf, checkDraft, type Draft, sumAfter, withChange, workspaceAt } from "./draft.ts";
import type { WorkspaceQuota } from "./quotas.ts";

const { meters, limits } = blueprint("data-security");
const [meter] = meters;
if (meter === undefined) throw new Error("it meters scans");
const limit = limitOfMeter(limits, meter);
const rowOf = (name: string, allotted: number | null, used = 0): WorkspaceQuota => ({
  workspace: { id: name, slug: name, name },
  allotted,
  reserved: 0,
  used,
});
const [production, staging] = [rowOf("production", 500, 120), rowOf("staging", null)];
const none: Draft = new Map();
const quota = { granted: 1_000, allotted: 500 };

test("a change is what differs, and its sum includes what is not shown", () => {
  const draft = withChange(withChange(none, production, 550), staging, 300);
  expect(sumAfter(quota, draft)).toBe(850);
  expect(allotmentsOf(draft)).toEqual([
    { workspace: "production", amount: 550 },
    { workspace: "staging", amount: 300 },
  ]);
  expect(withChange(draft, production, 500).size).toBe(1);
  expect(sumAfter(quota, withChange(none, production, null))).toBe(0);
});

test("a refusal is about the workspace that it names, or about all", () => {
  const low = withChange(withChange(none, staging, 1), production, 119);
  const below = checkDraft(limit, quota, low);
  expect(below).toMatchObject({ allowed: false, reason: "allotment_below_use" });
  expect(workspaceAt(low, below.allowed ? null : below.path)).toBe("production");
  const above = checkDraft(limit, quota, withChange(none, staging, 501));
  expect(above).toMatchObject({ allowed: false, reason: "allotments_above_total" });
  expect(workspaceAt(low, above.allowed ? null : above.path)).toBeNull();
});
