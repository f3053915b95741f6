import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { blueprints, limitNames } from "../blueprints/index.ts";
import { canAddWithin } from "./limits.ts";
import { planEffect } from "./plan-effect.ts";
import { type Plan, planOf } from "./plans.ts";

function plan(key: string): Plan {
  const found = planOf(complianceOps.plans, key);
  if (found === undefined) throw new Error(`there is no plan ${key}`);
  return found;
}

describe("the effect of a change of plan", () => {
  test("lists the limits that differ and the features it adds", () => {
    expect(planEffect(plan("free"), plan("starter"))).toEqual({
      limits: [
        { limit: "members", before: 5, after: 20, over: 0 },
        { limit: "monitoredHosts", before: 10, after: 100, over: 0 },
        { limit: "scansPerDay", before: 1, after: 4, over: 0 },
        { limit: "retentionDays", before: 30, after: 180, over: 0 },
        { limit: "integrations", before: 0, after: 5, over: 0 },
        { limit: "workspacesPerUser", before: 2, after: null, over: 0 },
      ],
      gained: ["integrations"],
      lost: [],
    });
  });

  test("reports how much a downgrade leaves over the limit, which stays and can't grow", () => {
    const effect = planEffect(plan("pro"), plan("free"), { members: 12, integrations: 0 });
    expect(effect.limits).toContainEqual({ limit: "members", before: 100, after: 5, over: 7 });
    expect(effect.limits).toContainEqual({ limit: "integrations", before: 20, after: 0, over: 0 });
    expect(effect.lost).toEqual(["integrations"]);
    expect(canAddWithin("members", 12, 5).allowed).toBe(false);
  });

  test("is empty for no change", () => {
    for (const { plans } of Object.values(blueprints)) {
      for (const one of plans) expect(planEffect(one, one)).toEqual({ limits: [], gained: [], lost: [] });
    }
  });

  test("is reversed for the opposite change, and the overage is exactly what could not be added", () => {
    const pairs = Object.values(blueprints).flatMap(({ plans }) =>
      plans.flatMap((before) => plans.map((after) => ({ before, after }))),
    );
    const used = fc.dictionary(fc.constantFrom(...limitNames()), fc.nat(200));
    fc.assert(
      fc.property(fc.constantFrom(...pairs), used, ({ before, after }, inUse) => {
        const there = planEffect(before, after, inUse);
        const back = planEffect(after, before, inUse);
        expect(back.gained).toEqual(there.lost);
        expect(back.lost).toEqual(there.gained);
        expect(back.limits.map(({ limit }) => limit).sort()).toEqual(
          there.limits.map(({ limit }) => limit).sort(),
        );
        for (const { limit, after: amount, over } of there.limits) {
          const taken = inUse[limit] ?? 0;
          expect(over > 0).toBe(amount !== null && taken > amount);
          if (over > 0) expect(canAddWithin("members", taken, amount).allowed).toBe(false);
        }
      }),
    );
  });
});
