import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { complianceOps } from "./blueprints/compliance-ops.ts";
import { canAddWithin, canChoosePlan, limitInForce, limitNames, planLimits, planOf } from "./plans.ts";

const { plans } = complianceOps;

describe("a limit", () => {
  test("has room exactly while less than it is used", () => {
    fc.assert(
      fc.property(fc.constantFrom(...limitNames), fc.nat(200), fc.nat(200), (limit, used, amount) => {
        expect(canAddWithin(limit, used, amount).allowed).toBe(used < amount);
      }),
    );
  });

  test("that is not there never refuses", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...limitNames),
        fc.nat(),
        (limit, used) => canAddWithin(limit, used, null).allowed,
      ),
    );
  });

  test("of nothing refuses the first", () => {
    expect(canAddWithin("members", 0, 0).allowed).toBe(false);
  });

  test("for active workspaces refuses in these words, with the limit's number", () => {
    expect(canAddWithin("activeWorkspaces", 100, 100)).toEqual({
      allowed: false,
      code: "LIMIT_REACHED",
      reason: "workspace_limit",
      message: "100 workspaces limit reached",
    });
    expect(canAddWithin("activeWorkspaces", 150, 150)).toMatchObject({
      message: "150 workspaces limit reached",
    });
  });

  test.each(limitNames)("%s has a reason for programs and a sentence with its number", (limit) => {
    const decision = canAddWithin(limit, 7, 7);
    if (decision.allowed) throw new Error("there is no room");
    expect(decision.code).toBe("LIMIT_REACHED");
    expect(decision.reason).toMatch(/^[a-z]+(_[a-z]+)*_limit$/);
    expect(decision.message).toContain("7");
  });

  test("has a reason of its own each", () => {
    const reasons = limitNames.map((limit) => {
      const decision = canAddWithin(limit, 0, 0);
      return decision.allowed ? "" : decision.reason;
    });
    expect(new Set(reasons).size).toBe(limitNames.length);
  });
});

describe("the limit in force", () => {
  test("is the one that the platform admin lifted, else the plan's, else none", () => {
    expect(limitInForce({ members: 5 }, "members")).toBe(5);
    expect(limitInForce({ members: 5 }, "members", 12)).toBe(12);
    expect(limitInForce({}, "members")).toBeNull();
    expect(limitInForce({}, "members", 12)).toBe(12);
  });

  test("can be nothing at all", () => {
    expect(limitInForce({ members: 0 }, "members")).toBe(0);
    expect(limitInForce({ members: 5 }, "members", 0)).toBe(0);
  });
});

describe("the limits of a plan", () => {
  test("are the plan's own, and none of a plan that there is not", () => {
    expect(planLimits(complianceOps, "free", "saas")).toBe(planOf(plans, "free")?.limits);
    expect(planLimits(complianceOps, "free", "self-hosted")).toBe(planOf(plans, "free")?.limits);
    expect(planLimits(complianceOps, "gold", "saas")).toEqual({});
  });

  test("do not count on one's own instance where plans are the service's alone", () => {
    const hosted = { ...complianceOps, planChecks: "hosted" } as const;
    expect(planLimits(hosted, "free", "self-hosted")).toEqual({});
    expect(planLimits(hosted, "free", "saas")).toBe(planOf(plans, "free")?.limits);
  });
});

describe("choosing a plan", () => {
  test("is the customer's, except for a plan that the platform admin provisions", () => {
    for (const { key, selfServe } of plans) {
      expect(canChoosePlan(plans, key, "customer").allowed).toBe(selfServe);
      expect(canChoosePlan(plans, key, "platform").allowed).toBe(true);
    }
    expect(canChoosePlan(plans, "enterprise", "customer")).toMatchObject({
      code: "FORBIDDEN",
      reason: "plan_not_self_serve",
      message: "Only the platform admin can set up the Enterprise plan.",
      path: "plan",
    });
  });

  test.each(["", "gold", "Free", "toString", "__proto__"])("is refused for %j, which is no plan", (key) => {
    for (const by of ["customer", "platform"] as const) {
      expect(canChoosePlan(plans, key, by)).toMatchObject({
        code: "INVALID",
        reason: "unknown_plan",
        path: "plan",
      });
    }
  });

  test("finds a plan by its key", () => {
    expect(planOf(plans, "pro")?.name).toBe("Pro");
    expect(planOf(plans, "gold")).toBeUndefined();
  });
});
