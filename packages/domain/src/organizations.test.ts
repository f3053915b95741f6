import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aiGovernance } from "./blueprints/ai-governance.ts";
import { complianceOps } from "./blueprints/compliance-ops.ts";
import { dataSecurity } from "./blueprints/data-security.ts";
import { type OrganizationState, organizationStates } from "./lifecycle/states.ts";
import {
  canFound,
  canFoundForCustomer,
  decideOrganization,
  type OrganizationAction,
  organizationActions,
  organizationLifecycle,
} from "./organizations.ts";

const acme = (state: OrganizationState) => ({ state, slug: "acme", name: "Acme Corp" });
const decide = (action: OrganizationAction, state: OrganizationState, typed = "Acme Corp") =>
  decideOrganization(aiGovernance, action, acme(state), typed);

describe("the deletion of an organization", () => {
  test("goes from asking over confirming to the purge, and can be canceled until then", () => {
    const possible = organizationActions.map((action) => [
      action,
      organizationStates.filter((state) => decide(action, state).allowed),
    ]);
    expect(Object.fromEntries(possible)).toEqual({
      request_deletion: ["active"],
      cancel_deletion: ["deletion_requested", "pending_deletion"],
      confirm_deletion: ["deletion_requested"],
      purge: ["pending_deletion"],
    });
  });

  test("is asked for by the organization and confirmed by the operator", () => {
    expect(organizationLifecycle.request_deletion.permission).toBe("organization:delete");
    expect(organizationLifecycle.confirm_deletion.permission).toBe("platform:delete_organization");
    expect(organizationLifecycle.purge.permission).toBeNull();
  });

  test.each(organizationStates)("says, in state %s, what is the matter", (state) => {
    for (const action of organizationActions) {
      const decision = decide(action, state);
      if (decision.allowed) continue;
      expect(decision).toMatchObject({ code: "WRONG_STATE", reason: `organization_${state}` });
      expect(decision.message).toMatch(/^[A-Z].+\.$/);
    }
  });

  test("wants the name typed, twice: when asked for and when confirmed", () => {
    for (const [action, state] of [
      ["request_deletion", "active"],
      ["confirm_deletion", "deletion_requested"],
    ] as const) {
      expect(decide(action, state, "acme")).toMatchObject({ reason: "confirmation_mismatch" });
      expect(decideOrganization(aiGovernance, action, acme(state))).toMatchObject({
        reason: "confirmation_mismatch",
      });
    }
    expect(decide("cancel_deletion", "deletion_requested", "").allowed).toBe(true);
  });

  test("is not offered where each workspace stands alone", () => {
    for (const action of organizationActions) {
      for (const state of organizationStates) {
        expect(decideOrganization(complianceOps, action, acme(state), "acme")).toMatchObject({
          code: "FORBIDDEN",
          reason: "not_offered",
        });
      }
    }
  });

  test("ends every walk in a purge that was asked for and confirmed, or not at all", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...organizationActions), { maxLength: 30 }), (actions) => {
        let state: OrganizationState = "active";
        const done: OrganizationAction[] = [];
        for (const action of actions) {
          if (!decide(action, state).allowed) continue;
          state = organizationLifecycle[action].to;
          done.push(action);
        }
        if (state === "purged")
          expect(done.slice(-3)).toEqual(["request_deletion", "confirm_deletion", "purge"]);
        else expect(done).not.toContain("purge");
      }),
    );
  });
});

describe("founding an organization", () => {
  test("is open to anyone in both blueprints", () => {
    for (const blueprint of [complianceOps, aiGovernance])
      expect(canFound(blueprint, "customer").allowed).toBe(true);
  });

  test("is the platform admin's where the blueprint says so", () => {
    expect(canFound(dataSecurity, "customer")).toMatchObject({
      code: "FORBIDDEN",
      reason: "platform_creates",
    });
    expect(canFound(dataSecurity, "platform").allowed).toBe(true);
  });

  test("for a customer is the platform admin's only where customers do not found by themselves", () => {
    expect(canFoundForCustomer(dataSecurity)).toEqual({ allowed: true });
    for (const blueprint of [complianceOps, aiGovernance]) {
      expect(canFoundForCustomer(blueprint)).toMatchObject({ reason: "not_offered", path: "blueprint" });
    }
  });
});
