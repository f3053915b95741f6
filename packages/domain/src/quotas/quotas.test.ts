import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import {
  canAllot,
  canConsume,
  ceilingOf,
  leftOf,
  limitOfMeter,
  measuredUse,
  type QuotaFacts,
  warningLevel,
} from "./quotas.ts";

const [meter] = dataSecurity.meters;
if (meter === undefined) throw new Error("it meters scans");
const { limits } = dataSecurity;
const limit = limitOfMeter(limits, meter);

const shared: QuotaFacts = {
  total: { reserved: 10, used: 700 },
  granted: 1_000,
  allots: false,
  workspace: { reserved: 10, used: 20, allotted: null },
};
const allotted: QuotaFacts = {
  ...shared,
  allots: true,
  workspace: { reserved: 10, used: 20, allotted: 100 },
};

const amount = fc.integer({ min: 0, max: 2_000 });
const facts: fc.Arbitrary<QuotaFacts> = fc
  .tuple(amount, amount, amount, amount, fc.option(amount), fc.option(amount), fc.boolean())
  .map(([reserved, used, others, held, granted, share, allots]) => ({
    total: { reserved: reserved + held, used: used + others },
    granted,
    allots,
    workspace: { reserved, used, allotted: share },
  }));

describe("what is left of a quota", () => {
  test("is what the organization has left, until it allots", () => {
    expect(leftOf(shared)).toBe(290);
    expect(leftOf({ ...shared, granted: null })).toBeNull();
    expect(leftOf({ ...shared, granted: 700 })).toBe(0);
  });

  test("is what is left of the allotment and of the total, once it does", () => {
    expect(leftOf(allotted)).toBe(70);
    expect(leftOf({ ...allotted, granted: 720 })).toBe(10);
    expect(leftOf({ ...allotted, workspace: { reserved: 0, used: 0, allotted: null } })).toBe(0);
  });

  test("is exactly what can be consumed", () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 3_000 }), (drawn, asked) => {
        const left = leftOf(drawn);
        expect(canConsume(meter, limits, drawn, asked).allowed).toBe(left === null || asked <= left);
        if (left !== null && left > 0) expect(canConsume(meter, limits, drawn, left).allowed).toBe(true);
      }),
    );
  });
});

test("what is used up says which limit it is", () => {
  expect(canConsume(meter, limits, allotted, 71)).toMatchObject({
    reason: "allotment_reached",
    message: "This workspace's allotment is used up (Scans: 100).",
  });
  expect(canConsume(meter, limits, shared, 291)).toMatchObject({
    reason: "limit_reached",
    message: "1000 scans a month limit reached",
  });
  const soft = limits.map((each) => ({ ...each, hard: false }));
  expect(canConsume(meter, soft, shared, 291)).toEqual({ allowed: true });
});

describe("allotments", () => {
  const one = { workspace: "production", amount: 500, taken: 100 };

  test("add up to the total at most", () => {
    expect(canAllot(limit, 1_000, [one], { before: 0, after: 1_000 })).toEqual({ allowed: true });
    expect(canAllot(limit, 1_000, [one], { before: 0, after: 1_001 })).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "allotments_above_total",
      path: "allotments",
    });
  });

  test("that a smaller plan left above the total can shrink, and not grow", () => {
    expect(canAllot(limit, 300, [one], { before: 1_000, after: 900 })).toEqual({ allowed: true });
    expect(canAllot(limit, 300, [one], { before: 1_000, after: 1_000 })).toEqual({ allowed: true });
    expect(canAllot(limit, 300, [one], { before: 900, after: 901 })).toMatchObject({ allowed: false });
  });

  test("cover what is already in use", () => {
    const sums = { before: 0, after: 99 };
    expect(canAllot(limit, 1_000, [{ ...one, amount: 99 }], sums)).toMatchObject({
      reason: "allotment_below_use",
      path: "allotments.0.amount",
    });
    expect(canAllot(limit, 1_000, [{ ...one, amount: 100 }], sums)).toEqual({ allowed: true });
    expect(canAllot(limit, 1_000, [{ ...one, amount: null }], sums)).toEqual({ allowed: true });
  });

  test("are of a limited quota of the organization", () => {
    const sums = { before: 0, after: 1 };
    expect(canAllot(limit, null, [one], sums)).toMatchObject({ reason: "nothing_to_allot", path: "meter" });
    const [own] = complianceOps.meters;
    if (own === undefined) throw new Error("it meters scans");
    expect(canAllot(limitOfMeter(complianceOps.limits, own), 5, [one], sums)).toMatchObject({
      reason: "not_allotted",
      path: "meter",
    });
  });
});

describe("a warning", () => {
  test("comes at 80 and at 100 percent of what the use is measured against", () => {
    const at = (used: number, ceiling: number | null) => warningLevel({ reserved: 0, used }, ceiling);
    expect([at(79, 100), at(80, 100), at(99, 100), at(100, 100), at(130, 100)]).toEqual([
      null,
      80,
      80,
      100,
      100,
    ]);
    expect([at(5, null), at(0, 0), at(1, 0)]).toEqual([null, null, 100]);
    expect(warningLevel({ reserved: 30, used: 50 }, 100)).toBe(80);
  });

  test("is about the allotment where there is one, else about the total", () => {
    expect([ceilingOf(allotted), measuredUse(allotted)]).toEqual([100, allotted.workspace]);
    expect([ceilingOf(shared), measuredUse(shared)]).toEqual([1_000, shared.total]);
    expect(ceilingOf({ ...allotted, workspace: { reserved: 0, used: 0, allotted: null } })).toBe(0);
  });
});
