import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkModel,
  type ModelPolicy,
  type ModelRequest,
  modelSentence,
  noSuchProvider,
} from "./check-model.ts";

const policy = (more: Partial<ModelPolicy> = {}): ModelPolicy => ({
  id: more.name ?? "id",
  name: "A policy",
  priority: 10,
  effect: "allow",
  providers: [],
  models: [],
  mode: "enforce",
  status: "enabled",
  riskLimit: null,
  ...more,
});
const asked: ModelRequest = { provider: "Example AI", model: "atlas-4", risk: null };
const ask = (policies: readonly ModelPolicy[], request: Partial<ModelRequest> = {}) =>
  checkModel(policies, { ...asked, ...request });

describe("a request for a model", () => {
  test("is denied where no policy matches, and says so", () => {
    for (const policies of [
      [],
      [policy({ models: ["other-*"] })],
      [policy({ providers: ["Another"] })],
      [policy({ status: "disabled" })],
      [policy({ mode: "observe" })],
    ])
      expect(ask(policies)).toMatchObject({ allowed: false, reason: "no_policy", policy: null });
    expect(modelSentence(ask([]))).toBe("No policy allows it.");
    expect(modelSentence(noSuchProvider)).toBe("The organization has no such provider.");
  });

  test("is decided by the first policy that matches, whatever their order in the list", () => {
    const policies = [
      policy({ name: "All", priority: 30 }),
      policy({ name: "No previews", priority: 20, effect: "deny", models: ["*-preview"] }),
      policy({ name: "This preview", priority: 10, models: ["ATLAS-9-preview"], providers: ["example ai"] }),
    ];
    expect(ask(policies)).toMatchObject({ allowed: true, policy: { name: "All" } });
    expect(ask(policies, { model: "atlas-5-preview" })).toMatchObject({
      allowed: false,
      reason: "policy_denies",
      policy: { id: "No previews", name: "No previews" },
    });
    expect(ask(policies, { model: "atlas-9-preview" }).policy?.name).toBe("This preview");
    expect(ask(policies, { model: "atlas-9-preview", provider: "Another" }).policy?.name).toBe("No previews");
  });

  test("is denied by the one that denies, of two with the same priority", () => {
    const policies = [policy({ name: "A" }), policy({ name: "B", effect: "deny" })];
    expect(ask(policies).policy?.name).toBe("B");
    expect(ask(policies.toReversed()).policy?.name).toBe("B");
  });

  test("passes a policy that only observes, which the answer names", () => {
    const policies = [
      policy({ name: "Trial", priority: 1, effect: "deny", mode: "observe" }),
      policy({ name: "All" }),
    ];
    expect(ask(policies)).toMatchObject({
      allowed: true,
      policy: { name: "All" },
      observed: [{ id: "Trial", name: "Trial", allowed: false }],
    });
  });

  test("is denied above the risk limit of the policy that allows it, and without a score", () => {
    const policies = [policy({ name: "Careful", riskLimit: 70 }), policy({ name: "All", priority: 20 })];
    expect(ask(policies, { risk: 70 })).toMatchObject({ allowed: true, reason: "policy_allows" });
    const above = ask(policies, { risk: 71 });
    expect(above).toMatchObject({ allowed: false, reason: "risk_above_limit", policy: { name: "Careful" } });
    expect(modelSentence(above)).toBe("The policy “Careful” allows risk scores up to 70 only.");
    expect(ask(policies)).toMatchObject({ allowed: false, reason: "risk_unknown" });
  });
});

describe("for all policies and requests,", () => {
  const text = fc.constantFrom("a", "b", "ab", "*", "a*");
  const some = fc.array(text, { maxLength: 2 });
  const policies = fc
    .array(
      fc.record({
        priority: fc.integer({ min: 1, max: 4 }),
        effect: fc.constantFrom("allow", "deny"),
        providers: some,
        models: some,
        mode: fc.constantFrom("enforce", "observe"),
        status: fc.constantFrom("enabled", "disabled"),
        riskLimit: fc.option(fc.integer({ min: 0, max: 100 })),
      }),
      { maxLength: 6 },
    )
    .map((all) => all.map((each, at): ModelPolicy => ({ ...each, id: `${at}`, name: `${at}` })));
  const request = fc.record({
    provider: fc.constantFrom("a", "b", "c"),
    model: fc.constantFrom("a", "b", "ab", "c"),
    risk: fc.option(fc.integer({ min: 0, max: 100 })),
  });

  test("what is allowed is allowed by an enabled policy that enforces, and by nothing else", () => {
    fc.assert(
      fc.property(policies, request, (all, wanted) => {
        const { allowed, policy: by } = checkModel(all, wanted);
        const deciding = all.find(({ id }) => id === by?.id);
        if (allowed) expect(deciding).toMatchObject({ effect: "allow", mode: "enforce", status: "enabled" });
        if (by === null) expect(allowed).toBe(false);
      }),
    );
  });

  test("the order of the list, disabled policies and observing ones change no decision", () => {
    fc.assert(
      fc.property(policies, request, (all, wanted) => {
        const { observed: _, ...answer } = checkModel(all, wanted);
        const deciding = all.filter(({ mode, status }) => mode === "enforce" && status === "enabled");
        expect(checkModel(deciding.toReversed(), wanted)).toEqual({ ...answer, observed: [] });
      }),
    );
  });

  test("one more policy that denies never allows more", () => {
    fc.assert(
      fc.property(policies, request, fc.integer({ min: 1, max: 5 }), (all, wanted, priority) => {
        const more = [...all, policy({ id: "more", name: "more", effect: "deny", priority })];
        if (checkModel(more, wanted).allowed) expect(checkModel(all, wanted).allowed).toBe(true);
      }),
    );
  });
});
