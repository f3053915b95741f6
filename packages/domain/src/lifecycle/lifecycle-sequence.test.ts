import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Blueprint } from "../blueprint/blueprint.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { north, room } from "./lifecycle.fixture.ts";
import {
  canCreateWorkspace,
  canHappen,
  decideTransition,
  type LifecycleAction,
  lifecycle,
  lifecycleActions,
} from "./lifecycle.ts";
import { type WorkspaceState, workspaceStates } from "./states.ts";

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
