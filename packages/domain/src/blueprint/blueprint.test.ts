import { describe, expect, test } from "vitest";
import { contains, names, of } from "../access/permission-set.ts";
import { blueprint, blueprints } from "../blueprints/index.ts";
import { defineBlueprint, organizationRole, permissionsOf, workspaceRole } from "./blueprint.ts";
import { faultsOf, sound } from "./inconsistent.fixture.ts";

describe("defineBlueprint", () => {
  test.each(Object.values(blueprints))("accepts $key", (spec) => {
    expect(faultsOf(spec)).toEqual([]);
  });

  test("returns the roles with their permissions as sets", () => {
    const made = defineBlueprint(sound);
    for (const role of [...made.roles.organization, ...made.roles.workspace]) {
      expect(contains(role.set, of(role.permissions, made.catalogue))).toBe(true);
      expect(contains(of(role.permissions, made.catalogue), role.set)).toBe(true);
    }
  });

  test("returns something immutable", () => {
    const made = defineBlueprint(sound);
    expect(() => Object.assign(made, { key: "other" })).toThrow(TypeError);
    expect(() => Object.assign(made.roles, { workspace: [] })).toThrow(TypeError);
  });

  test("names the blueprint and every fault together", () => {
    const broken = { ...sound, name: "", defaultRole: null, defaultPlan: "gold" };
    expect(faultsOf(broken)).toHaveLength(3);
    expect(() => defineBlueprint(broken)).toThrow(
      /^The blueprint data-security is inconsistent:\n- .+\n- .+\n- .+$/,
    );
  });
});

describe("the blueprints", () => {
  test("are found by key and by nothing else", () => {
    for (const [key, model] of Object.entries(blueprints)) {
      expect(model.key).toBe(key);
      expect(blueprint(key)).toBe(model);
    }
    for (const key of ["", "nothing", "toString", "__proto__"])
      expect(() => blueprint(key)).toThrow(RangeError);
  });

  test("find a role only at its own level", () => {
    const model = blueprint("ai-governance");
    expect(workspaceRole(model, "workspace_admin")?.name).toBe("Workspace admin");
    expect(organizationRole(model, "tenant_admin")?.name).toBe("Tenant admin");
    expect(workspaceRole(model, "tenant_admin")).toBeUndefined();
    expect(organizationRole(model, "workspace_admin")).toBeUndefined();
    expect(workspaceRole(model, null)).toBeUndefined();
  });

  test("combine what two roles hold", () => {
    const model = blueprint("ai-governance");
    expect(names(permissionsOf(model, "tenant_member", "workspace_viewer"), model.catalogue)).toEqual([
      "organization:read",
      "team:read",
      "workspace:read",
      "member:read",
      "member:leave",
      "audit:read",
      "ai_provider:read",
      "compliance_subscription:read",
      "policy:read",
      "asset:read",
      "request_log:read",
      "risk_signal:read",
      "control:read",
      "filter:read",
    ]);
    expect(names(permissionsOf(model, null, null), model.catalogue)).toEqual([]);
  });

  test("do not confuse an unknown role with no role", () => {
    const model = blueprint("ai-governance");
    expect(() => permissionsOf(model, null, "owner")).toThrow("ai-governance has no role owner");
    expect(() => permissionsOf(model, "owner", null)).toThrow(RangeError);
  });
});
