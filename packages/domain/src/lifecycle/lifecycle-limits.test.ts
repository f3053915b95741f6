import { describe, expect, test } from "vitest";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { north, room } from "./lifecycle.fixture.ts";
import { canCreateWorkspace, canHappen } from "./lifecycle.ts";

describe("the limit of active workspaces", () => {
  test("refuses one more with this sentence", () => {
    expect(canCreateWorkspace(aiGovernance, room(99, 100)).allowed).toBe(true);
    expect(canCreateWorkspace(aiGovernance, room(100, 100))).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "workspace_limit",
      message: "100 workspaces limit reached",
    });
    expect(canCreateWorkspace(aiGovernance, room(100, 101)).allowed).toBe(true);
    expect(canCreateWorkspace(aiGovernance, room(100_000, null)).allowed).toBe(true);
  });

  test("applies to unarchiving as well as creating, so that no one gets around it", () => {
    const full = { ...north, state: "archived", activeWorkspaces: 100 } as const;
    expect(canHappen(aiGovernance, "unarchive", full)).toMatchObject({ reason: "workspace_limit" });
    expect(canHappen(aiGovernance, "unarchive", { ...full, activeWorkspaces: 99 }).allowed).toBe(true);
  });

  test("applies to restoring, too", () => {
    const full = { ...north, state: "pending_deletion", activeWorkspaces: 100 } as const;
    expect(canHappen(complianceOps, "restore", full)).toMatchObject({ reason: "workspace_limit" });
    expect(canHappen(complianceOps, "restore", { ...full, activeLimit: null }).allowed).toBe(true);
  });

  test("does not block what makes room", () => {
    expect(canHappen(aiGovernance, "archive", { ...north, activeWorkspaces: 100 }).allowed).toBe(true);
  });
});

describe("the plan of ai-tracing", () => {
  const on = (plan: string, mode: "saas" | "self-hosted" = "saas") => ({ ...north, plan: { plan, mode } });
  const refusal = (message: string) => ({ code: "FORBIDDEN", reason: "plan_required", message });

  test("allows creating workspaces from Pro on, and names the plan when it refuses", () => {
    const create = (plan: string) => canCreateWorkspace(aiTracing, on(plan));
    expect(create("free")).toMatchObject(refusal("Creating workspaces needs the Pro plan or higher."));
    expect(create("pro").allowed).toBe(true);
    expect(create("enterprise").allowed).toBe(true);
  });

  test.each(["rename", "describe"] as const)("allows the action %s from Pro on", (action) => {
    expect(canHappen(aiTracing, action, on("free"))).toMatchObject(
      refusal("Changing workspaces needs the Pro plan or higher."),
    );
    expect(canHappen(aiTracing, action, on("pro")).allowed).toBe(true);
    expect(canHappen(aiTracing, action, on("enterprise")).allowed).toBe(true);
  });

  test("does not apply on a self-hosted instance", () => {
    for (const plan of ["free", "pro", "enterprise"]) {
      expect(canCreateWorkspace(aiTracing, on(plan, "self-hosted")).allowed).toBe(true);
      expect(canHappen(aiTracing, "rename", on(plan, "self-hosted")).allowed).toBe(true);
    }
  });

  test("blocks neither a deletion nor a restore", () => {
    expect(canHappen(aiTracing, "request_deletion", on("free")).allowed).toBe(true);
    expect(canHappen(aiTracing, "restore", { ...on("free"), state: "pending_deletion" }).allowed).toBe(true);
  });

  test("blocks no renaming in the other blueprints", () => {
    for (const blueprint of [complianceOps, aiGovernance, machineFleet, dataSecurity]) {
      const facts = on(blueprint.defaultPlan);
      expect(canHappen(blueprint, "rename", facts).allowed).toBe(true);
      expect(canCreateWorkspace(blueprint, facts).allowed).toBe(true);
    }
  });
});
