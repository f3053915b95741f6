import { describe, expect, test } from "vitest";
import { permissionNamed } from "../access/permissions.ts";
import { isAuditAction } from "../audit/audit-actions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { north } from "./lifecycle.fixture.ts";
import {
  canHappen,
  decideTransition,
  type LifecycleAction,
  lifecycle,
  lifecycleActions,
  type WorkspaceFacts,
} from "./lifecycle.ts";
import { type WorkspaceState, workspaceStates } from "./states.ts";

const fromStates = (blueprint: Blueprint, action: LifecycleAction) =>
  workspaceStates.filter((state) => canHappen(blueprint, action, { ...north, state }).allowed);

describe("the table of the lifecycle", () => {
  test("allows each action from these states in compliance-ops", () => {
    expect(
      Object.fromEntries(lifecycleActions.map((action) => [action, fromStates(complianceOps, action)])),
    ).toEqual({
      rename: ["active"],
      describe: ["active"],
      change_slug: ["active", "archived"],
      switch: ["active"],
      set_default: [],
      archive: ["active"],
      unarchive: ["archived"],
      request_deletion: ["active", "archived"],
      transfer: [],
      restore: ["pending_deletion"],
      rescue: ["active", "archived"],
      purge: ["pending_deletion"],
    });
  });

  test("allows each action from these states in ai-governance", () => {
    expect(
      Object.fromEntries(lifecycleActions.map((action) => [action, fromStates(aiGovernance, action)])),
    ).toEqual({
      rename: ["active"],
      describe: ["active"],
      change_slug: [],
      switch: ["active"],
      set_default: ["active"],
      archive: ["active"],
      unarchive: ["archived"],
      request_deletion: [],
      transfer: ["active", "archived"],
      restore: [],
      rescue: ["active", "archived"],
      purge: [],
    });
  });

  test.each(lifecycleActions)("gives %s an audit action", (action) => {
    expect(isAuditAction(lifecycle[action].audit)).toBe(true);
  });

  test.each(lifecycleActions)("allows %s with its permission, in at least one state", (action) => {
    const { permission, from } = lifecycle[action];
    if (permission === null) return;
    const { usableIn } = permissionNamed[permission];
    expect(from.some((state) => usableIn === null || usableIn.includes(state))).toBe(true);
  });

  test("requires the typed word exactly for the actions that take a workspace away", () => {
    expect(lifecycleActions.filter((action) => lifecycle[action].confirmed)).toEqual([
      "archive",
      "request_deletion",
      "transfer",
    ]);
  });
});

describe("the wrong state", () => {
  const wrong: readonly (readonly [LifecycleAction, WorkspaceState, string])[] = [
    ["archive", "archived", "already_archived"],
    ["archive", "pending_deletion", "workspace_pending_deletion"],
    ["unarchive", "active", "already_active"],
    ["unarchive", "pending_deletion", "workspace_pending_deletion"],
    ["rename", "archived", "workspace_archived"],
    ["rename", "pending_deletion", "workspace_pending_deletion"],
    ["describe", "archived", "workspace_archived"],
    ["switch", "archived", "workspace_archived"],
    ["request_deletion", "pending_deletion", "already_pending_deletion"],
    ["restore", "active", "already_active"],
    ["restore", "archived", "workspace_archived"],
    ["purge", "active", "workspace_active"],
  ];

  test.each(wrong)("for %s is %s, reported as %s", (action, state, expected) => {
    const decision = canHappen(complianceOps, action, { ...north, state });
    expect(decision).toMatchObject({ code: "WRONG_STATE", reason: expected });
  });

  test("takes precedence over every other reason", () => {
    const facts = { ...north, state: "archived", isDefault: true, activeWorkspaces: 1 } as const;
    expect(reason(decideTransition(aiGovernance, "archive", facts))).toBe("already_archived");
  });
});

describe("archiving", () => {
  const archive = (facts: Partial<WorkspaceFacts>, typed = north.name) =>
    decideTransition(aiGovernance, "archive", { ...north, ...facts }, typed);

  test("accepts a workspace that is neither the default nor the last one", () => {
    expect(archive({}).allowed).toBe(true);
  });

  test("refuses the default workspace with this sentence", () => {
    expect(archive({ isDefault: true })).toMatchObject({
      allowed: false,
      code: "WRONG_STATE",
      reason: "default_workspace",
      message: "The default workspace cannot be archived",
    });
  });

  test("refuses the last active workspace with this sentence", () => {
    expect(archive({ activeWorkspaces: 1 })).toMatchObject({
      allowed: false,
      code: "WRONG_STATE",
      reason: "last_active_workspace",
      message: "At least one active workspace required",
    });
  });

  test("reports the last workspace rather than the default when it is both", () => {
    expect(reason(archive({ isDefault: true, activeWorkspaces: 1 }))).toBe("last_active_workspace");
  });

  test("requires the exact name to be typed in ai-governance, and the slug in compliance-ops", () => {
    expect(reason(archive({}, "zürich – nord"))).toBe("confirmation_mismatch");
    expect(reason(archive({}, north.slug))).toBe("confirmation_mismatch");
    expect(reason(decideTransition(complianceOps, "archive", north, north.slug))).toBe("allowed");
    expect(reason(decideTransition(complianceOps, "archive", north, north.name))).toBe(
      "confirmation_mismatch",
    );
  });

  test("is refused when nothing was typed", () => {
    expect(reason(decideTransition(aiGovernance, "archive", north))).toBe("confirmation_mismatch");
  });

  test("reports what blocks it before it asks for the word", () => {
    expect(reason(archive({ isDefault: true }, "wrong"))).toBe("default_workspace");
    expect(canHappen(aiGovernance, "archive", north).allowed).toBe(true);
  });

  test("accepts the only workspace in compliance-ops, where each is its own organization", () => {
    expect(
      reason(decideTransition(complianceOps, "archive", { ...north, activeWorkspaces: 1 }, "north")),
    ).toBe("allowed");
  });

  test("is not offered by blueprints without archiving", () => {
    for (const blueprint of [machineFleet, dataSecurity, aiTracing]) {
      expect(canHappen(blueprint, "archive", north)).toMatchObject({
        code: "FORBIDDEN",
        reason: "not_offered",
      });
    }
  });
});

describe("deleting", () => {
  test("requires the slug to be typed in compliance-ops", () => {
    const request = (typed: string) =>
      reason(decideTransition(complianceOps, "request_deletion", north, typed));
    expect(request("north")).toBe("allowed");
    for (const typed of ["", "North", "north-", north.name])
      expect(request(typed)).toBe("confirmation_mismatch");
  });

  test("accepts an archived workspace, too", () => {
    expect(
      reason(decideTransition(complianceOps, "request_deletion", { ...north, state: "archived" }, "north")),
    ).toBe("allowed");
  });

  test("is not offered in ai-governance", () => {
    expect(canHappen(aiGovernance, "request_deletion", north)).toMatchObject({
      code: "FORBIDDEN",
      reason: "not_offered",
      message: "This kind of workspace can't be deleted.",
    });
  });

  test("refuses the default workspace, whether the organization's or a person's own", () => {
    for (const blueprint of [dataSecurity, aiTracing]) {
      expect(canHappen(blueprint, "request_deletion", { ...north, isDefault: true })).toMatchObject({
        reason: "default_workspace",
        message: "The default workspace cannot be deleted",
      });
    }
  });
});
