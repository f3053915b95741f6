import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { permissionNamed } from "../access/permissions.ts";
import { isAuditAction } from "../audit/audit-actions.ts";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprints } from "../blueprints/index.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import type { Decision } from "../refusals/refusal.ts";
import {
  canCreateWorkspace,
  canHappen,
  canOffer,
  canSwitch,
  decideTransition,
  type LifecycleAction,
  lifecycle,
  lifecycleActions,
  type WorkspaceFacts,
} from "./lifecycle.ts";
import { type WorkspaceState, workspaceStates } from "./states.ts";

const north: WorkspaceFacts = {
  state: "active",
  slug: "north",
  name: "Zürich – Nord",
  isDefault: false,
  activeWorkspaces: 2,
  activeLimit: 100,
  plan: null,
};

const room = (activeWorkspaces: number, activeLimit: number | null) => ({
  activeWorkspaces,
  activeLimit,
  plan: null,
});

const reason = (decision: Decision) => (decision.allowed ? "allowed" : decision.reason);
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

describe("the slug", () => {
  test("changes in compliance-ops and machine-fleet, and nowhere else", () => {
    const change = (blueprint: Blueprint) => canHappen(blueprint, "change_slug", north).allowed;
    expect(
      Object.values(blueprints)
        .filter(change)
        .map((blueprint) => blueprint.key),
    ).toEqual(["compliance-ops", "machine-fleet"]);
  });
});

describe("what the console offers", () => {
  test("is what the actor can do and the state allows", () => {
    const owner = actorOf(complianceOps, { workspace: "owner" });
    const viewer = actorOf(complianceOps, { workspace: "viewer" });
    expect(reason(canOffer(owner, "request_deletion", north))).toBe("allowed");
    expect(reason(canOffer(viewer, "request_deletion", north))).toBe("missing_permission");
    const archived = { ...north, state: "archived" } as const;
    const ownerThere = actorOf(complianceOps, { workspace: "owner", state: "archived" });
    expect(reason(canOffer(ownerThere, "archive", archived))).toBe("already_archived");
    expect(reason(canOffer(ownerThere, "rename", archived))).toBe("workspace_archived");
    expect(reason(canOffer(ownerThere, "unarchive", archived))).toBe("allowed");
  });

  test("reports the missing permission rather than anything else that blocks it", () => {
    const member = actorOf(aiGovernance, { organization: "tenant_member", workspace: "workspace_member" });
    const facts = { ...north, isDefault: true };
    expect(canOffer(member, "archive", facts)).toMatchObject({
      message: "You need the Tenant admin role to archive and unarchive the workspace.",
    });
  });

  test("never includes what only the platform admin or the system does", () => {
    const owner = actorOf(complianceOps, { workspace: "owner" });
    expect(canOffer(owner, "purge", { ...north, state: "pending_deletion" }).allowed).toBe(false);
    expect(canOffer(owner, "rescue", north).allowed).toBe(false);
    expect(canOffer({ ...owner, blueprint: null }, "rename", north).allowed).toBe(false);
  });
});

describe("switching", () => {
  test("leads to an active workspace that the person is a member of", () => {
    const viewer = actorOf(aiGovernance, { organization: "tenant_member", workspace: "workspace_viewer" });
    expect(reason(canSwitch(viewer, north))).toBe("allowed");
  });

  test("does not lead a tenant admin to a workspace that they are not a member of", () => {
    const admin = actorOf(aiGovernance, { organization: "tenant_admin" });
    expect(canSwitch(admin, north)).toMatchObject({ code: "FORBIDDEN", reason: "not_a_member" });
  });

  test("does not lead to an archived workspace", () => {
    const member = actorOf(complianceOps, { workspace: "member", state: "archived" });
    expect(reason(canSwitch(member, { ...north, state: "archived" }))).toBe("workspace_archived");
  });
});

describe("any sequence of actions on the workspaces of an organization", () => {
  type Workspace = { readonly state: WorkspaceState; readonly isDefault: boolean };
  const limit = 3;
  const step = fc.record({
    action: fc.constantFrom<LifecycleAction | "create">(
      "create",
      "archive",
      "unarchive",
      "set_default",
      "request_deletion",
      "restore",
      "purge",
    ),
    at: fc.nat(4),
  });

  const active = (workspaces: readonly Workspace[]) =>
    workspaces.filter(({ state }) => state === "active").length;

  /** Plays one step as the product does: decide on the facts, then change. */
  function play(
    blueprint: Blueprint,
    workspaces: readonly Workspace[],
    { action, at }: { readonly action: LifecycleAction | "create"; readonly at: number },
  ): readonly Workspace[] {
    if (action === "create") {
      const fits =
        workspaces.length < 5 && canCreateWorkspace(blueprint, room(active(workspaces), limit)).allowed;
      return fits ? [...workspaces, { state: "active", isDefault: false }] : workspaces;
    }
    const workspace = workspaces[at];
    if (workspace === undefined) return workspaces;
    const facts = { ...north, ...workspace, activeWorkspaces: active(workspaces), activeLimit: limit };
    if (!canHappen(blueprint, action, facts).allowed) return workspaces;
    const { to } = lifecycle[action];
    if (to === "purged") return workspaces.filter((other) => other !== workspace);
    if (action === "set_default")
      return workspaces.map((other) => ({ ...other, isDefault: other === workspace }));
    return workspaces.map((other) => (other === workspace && to !== null ? { ...other, state: to } : other));
  }

  test("keeps exactly one active default workspace in ai-governance, and stays within the limit", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let workspaces: readonly Workspace[] = [{ state: "active", isDefault: true }];
        for (const one of steps) {
          workspaces = play(aiGovernance, workspaces, one);
          const defaults = workspaces.filter(({ isDefault }) => isDefault);
          expect(defaults).toHaveLength(1);
          expect(defaults[0]?.state).toBe("active");
          expect(active(workspaces)).toBeGreaterThanOrEqual(1);
          expect(active(workspaces)).toBeLessThanOrEqual(limit);
          expect(workspaces.some(({ state }) => state === "pending_deletion")).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("can delete every workspace except the default one in data-security", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let workspaces: readonly Workspace[] = [{ state: "active", isDefault: true }];
        for (const one of steps) workspaces = play(dataSecurity, workspaces, one);
        expect(workspaces.filter(({ isDefault }) => isDefault)).toEqual([
          { state: "active", isDefault: true },
        ]);
        expect(active(workspaces)).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test("purges nothing in compliance-ops that was not deleted first", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let workspaces: readonly Workspace[] = [{ state: "active", isDefault: false }];
        for (const one of steps) {
          const before = workspaces[one.at];
          const after = play(complianceOps, workspaces, one);
          if (after.length < workspaces.length) expect(before?.state).toBe("pending_deletion");
          workspaces = after;
        }
      }),
    );
  });

  test("depends on the name and the slug only for the typed word", () => {
    const facts = fc.record({
      state: fc.constantFrom(...workspaceStates),
      slug: fc.constantFrom("north", "south"),
      name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
      isDefault: fc.boolean(),
      activeWorkspaces: fc.nat(5),
      activeLimit: fc.option(fc.nat(5)),
      plan: fc.constant(null),
    });
    const model = fc.constantFrom(complianceOps, aiGovernance);
    fc.assert(
      fc.property(model, fc.constantFrom(...lifecycleActions), facts, (blueprint, action, given) => {
        const happens = canHappen(blueprint, action, given);
        expect(canHappen(blueprint, action, { ...given, name: "Other", slug: "other" })).toEqual(happens);
        const word = blueprint.confirmBy === "slug" ? given.slug : given.name;
        expect(decideTransition(blueprint, action, given, word)).toEqual(happens);
        if (lifecycle[action].confirmed && happens.allowed) {
          expect(reason(decideTransition(blueprint, action, given, `${word}x`))).toBe(
            "confirmation_mismatch",
          );
        }
      }),
    );
  });
});
