import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aiGovernance } from "./blueprints/ai-governance.ts";
import { complianceOps } from "./blueprints/compliance-ops.ts";
import { dataSecurity } from "./blueprints/data-security.ts";
import { type OrganizationState, organizationStates } from "./lifecycle/states.ts";
import {
  canCreateForCustomer,
  canCreateOrganization,
  decideOrganization,
  type OrganizationAction,
  organizationActions,
  organizationLifecycle,
} from "./organizations.ts";

const acme = (state: OrganizationState) => ({ state, slug: "acme", name: "Acme Corp" });
const decide = (action: OrganizationAction, state: OrganizationState, typed = "Acme Corp") =>
  decideOrganization(aiGovernance, action, acme(state), typed);

describe("the deletion of an organization", () => {
  test("goes from request through confirmation to purge, and can be canceled until then", () => {
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

  test("is requested by the organization and confirmed by the operator", () => {
    expect(organizationLifecycle.request_deletion.permission).toBe("organization:delete");
    expect(organizationLifecycle.confirm_deletion.permission).toBe("platform:delete_organization");
    expect(organizationLifecycle.purge.permission).toBeNull();
  });

  test.each(organizationStates)("explains the refusal in state %s", (state) => {
    for (const action of organizationActions) {
      const decision = decide(action, state);
      if (decision.allowed) continue;
      expect(decision).toMatchObject({ code: "WRONG_STATE", reason: `organization_${state}` });
      expect(decision.message).toMatch(/^[A-Z].+\.$/);
    }
  });

  test("requires the name to be typed twice: for the request and for the confirmation", () => {
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

  test("is not offered where each workspace is its own organization", () => {
    for (const action of organizationActions) {
      for (const state of organizationStates) {
        expect(decideOrganization(complianceOps, action, acme(state), "acme")).toMatchObject({
          code: "FORBIDDEN",
          reason: "not_offered",
        });
      }
    }
  });

  test("purges only after a request and a confirmation, in any sequence", () => {
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

describe("creating an organization", () => {
  test("is open to anyone in both blueprints", () => {
    for (const blueprint of [complianceOps, aiGovernance])
      expect(canCreateOrganization(blueprint, "customer").allowed).toBe(true);
  });

  test("is reserved for the platform admin where the blueprint says so", () => {
    expect(canCreateOrganization(dataSecurity, "customer")).toMatchObject({
      code: "FORBIDDEN",
      reason: "platform_creates",
    });
    expect(canCreateOrganization(dataSecurity, "platform").allowed).toBe(true);
  });

  test("for a customer is possible for the platform admin only where customers can't create their own", () => {
    expect(canCreateForCustomer(dataSecurity)).toEqual({ allowed: true });
    for (const blueprint of [complianceOps, aiGovernance]) {
      expect(canCreateForCustomer(blueprint)).toMatchObject({ reason: "not_offered", path: "blueprint" });
    }
  });
});
