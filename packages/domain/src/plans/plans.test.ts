import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { blueprints, featureNames } from "../blueprints/index.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { inWords } from "./counted.ts";
import { gives } from "./plan-words.ts";
import {
  canChangePlan,
  canChoosePlan,
  canOwnAnother,
  canUpdateWorkspace,
  canUseFeature,
  instanceModes,
  planFeatures,
  planLimits,
  planOf,
} from "./plans.ts";

const { plans } = complianceOps;

describe("the limits of a plan", () => {
  test("are the plan's own, and empty for an unknown plan", () => {
    expect(planLimits(complianceOps, "free", "saas")).toBe(planOf(plans, "free")?.limits);
    expect(planLimits(complianceOps, "free", "self-hosted")).toBe(planOf(plans, "free")?.limits);
    expect(planLimits(complianceOps, "gold", "saas")).toEqual({});
  });

  test("do not apply on a self-hosted instance where plans are for the service only", () => {
    const hosted = { ...complianceOps, planChecks: "hosted" } as const;
    expect(planLimits(hosted, "free", "self-hosted")).toEqual({});
    expect(planLimits(hosted, "free", "saas")).toBe(planOf(plans, "free")?.limits);
  });
});

describe("choosing a plan", () => {
  test("is up to the customer, except for a plan that the platform admin provisions", () => {
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

  test.each(["", "gold", "Free", "toString", "__proto__"])(
    "is refused for %j, which is not a plan",
    (key) => {
      for (const by of ["customer", "platform"] as const) {
        expect(canChoosePlan(plans, key, by)).toMatchObject({
          code: "INVALID",
          reason: "unknown_plan",
          path: "plan",
        });
      }
    },
  );

  test("finds a plan by its key", () => {
    expect(planOf(plans, "pro")?.name).toBe("Pro");
    expect(planOf(plans, "gold")).toBeUndefined();
  });
});

describe("changing the plan", () => {
  const as = (workspace: string) => actorOf(complianceOps, { workspace });
  const operator = actorOf(complianceOps, { platform: ["platform:change_plan"] });

  test("is reserved for the owner", () => {
    expect(reason(canChangePlan(as("owner"), "free", "pro"))).toBe("allowed");
    for (const role of ["admin", "member", "viewer"]) {
      expect(canChangePlan(as(role), "free", "pro")).toMatchObject({
        reason: "missing_permission",
        message: "You need the Owner role to change the plan.",
      });
    }
  });

  test("goes up and down", () => {
    for (const [from, to] of [
      ["free", "starter"],
      ["pro", "free"],
    ] as const) {
      expect(reason(canChangePlan(as("owner"), from, to))).toBe("allowed");
    }
  });

  test("to and from enterprise is reserved for the platform admin", () => {
    expect(canChangePlan(as("owner"), "pro", "enterprise")).toMatchObject({ reason: "plan_not_self_serve" });
    expect(canChangePlan(as("owner"), "enterprise", "pro")).toMatchObject({
      code: "FORBIDDEN",
      reason: "plan_not_self_serve",
      message: "Only the platform admin can end the Enterprise plan.",
    });
    for (const [from, to] of [
      ["pro", "enterprise"],
      ["enterprise", "pro"],
    ] as const) {
      expect(reason(canChangePlan(operator, from, to))).toBe("allowed");
    }
  });

  test("to the same plan, or to an unknown one, changes nothing", () => {
    expect(canChangePlan(as("owner"), "pro", "pro")).toMatchObject({ code: "CONFLICT", reason: "same_plan" });
    expect(reason(canChangePlan(operator, "pro", "gold"))).toBe("unknown_plan");
    expect(reason(canChangePlan({ ...as("owner"), blueprint: null }, "pro", "free"))).toBe("unknown_plan");
  });

  test("is refused while a workspace is archived", () => {
    const owner = actorOf(complianceOps, { workspace: "owner", state: "archived" });
    expect(reason(canChangePlan(owner, "free", "pro"))).toBe("workspace_archived");
  });

  test("is reserved for the organization's owner, where there are organizations", () => {
    const able = aiTracing.roles.organization.filter(
      ({ key }) =>
        canChangePlan(actorOf(aiTracing, { organization: key, state: "outside" }), "free", "pro").allowed,
    );
    expect(able.map((role) => role.key)).toEqual(["org_owner"]);
  });
});

describe("the features of a plan", () => {
  test("include single sign-on from the team plan on, in machine-fleet", () => {
    const sso = (plan: string) => canUseFeature(machineFleet, { plan, mode: "saas" }, "sso");
    expect(sso("free")).toMatchObject({
      code: "FORBIDDEN",
      reason: "plan_required",
      message: "Single sign-on needs the Team plan or higher.",
    });
    expect(reason(sso("team"))).toBe("allowed");
    expect(reason(sso("enterprise"))).toBe("allowed");
  });

  test("are refused with the name of the plan that includes them", () => {
    expect(canUseFeature(machineFleet, { plan: "team", mode: "saas" }, "scim")).toMatchObject({
      message: "Directory sync (SCIM) needs the Enterprise plan.",
    });
  });

  test("are all features where plans do not apply", () => {
    for (const feature of featureNames()) {
      expect(reason(canUseFeature(aiTracing, { plan: "free", mode: "self-hosted" }, feature))).toBe(
        "allowed",
      );
    }
    expect(planFeatures(aiTracing, "free", "self-hosted").toSorted()).toEqual(
      [...(planOf(aiTracing.plans, "enterprise")?.features ?? [])].toSorted(),
    );
    expect(reason(canUpdateWorkspace(aiTracing, { plan: "free", mode: "self-hosted" }))).toBe("allowed");
    expect(reason(canUpdateWorkspace(aiTracing, { plan: "free", mode: "saas" }))).toBe("plan_required");
  });

  test("apply on every instance where plans are not for a service", () => {
    expect(reason(canUseFeature(machineFleet, { plan: "free", mode: "self-hosted" }, "sso"))).toBe(
      "plan_required",
    );
  });

  test("exclude nothing that no plan mentions", () => {
    expect(reason(canUseFeature(complianceOps, { plan: "free", mode: "saas" }, "create_workspace"))).toBe(
      "allowed",
    );
  });

  test("are none for an unknown plan", () => {
    expect(planFeatures(machineFleet, "gold", "saas")).toEqual([]);
    expect(reason(canUseFeature(machineFleet, { plan: "gold", mode: "saas" }, "sso"))).toBe("plan_required");
  });

  test.each(Object.values(blueprints).map((model) => [model.key, model] as const))(
    "never shrink on a higher plan of %s",
    (_, model) => {
      for (const mode of instanceModes) {
        const opened = model.plans.map(({ key }) => planFeatures(model, key, mode));
        for (const [at, features] of opened.slice(1).entries()) {
          expect(features).toEqual(expect.arrayContaining([...(opened[at] ?? [])]));
        }
      }
    },
  );

  test.each(Object.values(blueprints).map((model) => [model.key, model] as const))(
    "have a name and a phrase in %s",
    (_, model) => {
      for (const { name, phrase } of model.everyFeature) {
        expect(name).toMatch(/^[A-Z].+[a-z)]$/);
        expect(phrase).toMatch(/^[a-z].+[a-z)]$/);
      }
    },
  );
});

describe("what a plan includes", () => {
  const given = (key: string) => {
    const plan = planOf(plans, key);
    if (plan === undefined) throw new Error(`there is no plan ${key}`);
    const { limits, features } = gives(complianceOps, plan);
    return [
      ...limits.map(({ limit, amount }) => inWords(limit.amount, amount)),
      ...features.map(({ name }) => name),
    ];
  };

  test("names everything once: by its amount where a plan limits it, else as a feature", () => {
    expect(given("starter").filter((text) => /integration/i.test(text))).toEqual(["5 integrations"]);
    expect(given("free").filter((text) => /integration/i.test(text))).toEqual(["no integrations"]);
    expect(given("enterprise")).toEqual(["Integrations", "Single sign-on", "Directory sync (SCIM)"]);
  });

  test("begins with what the engine counts", () => {
    expect(given("free")).toEqual([
      "5 members",
      "2 workspaces per person",
      "10 monitored hosts",
      "1 scan per day",
      "30 days of retention",
      "no integrations",
    ]);
  });
});

describe("how many workspaces a person owns on the free plan of compliance-ops", () => {
  const ask = (owned: number, lifted: number | null = null, plan = "free") =>
    canOwnAnother(complianceOps, { plan, mode: "saas", owned, lifted });

  test("is two", () => {
    expect(reason(ask(1))).toBe("allowed");
    expect(ask(2)).toMatchObject({
      allowed: false,
      code: "LIMIT_REACHED",
      reason: "workspaces_per_user_limit",
      message: "You can own 2 workspaces on this plan. Upgrade one of them to own more.",
    });
  });

  test("is the number to which the platform admin lifts it", () => {
    expect(reason(ask(2, 3))).toBe("allowed");
    expect(reason(ask(3, 3))).toBe("workspaces_per_user_limit");
  });

  test("is unlimited on another plan and in the other blueprints", () => {
    expect(reason(ask(100, null, "starter"))).toBe("allowed");
    expect(reason(ask(100, 2, "starter"))).toBe("allowed");
    const facts = { plan: machineFleet.defaultPlan, mode: "saas", owned: 100, lifted: null } as const;
    expect(reason(canOwnAnother(machineFleet, facts))).toBe("allowed");
  });

  test("stays when there are too many, and no more can be created", () => {
    expect(reason(ask(7))).toBe("workspaces_per_user_limit");
  });
});
