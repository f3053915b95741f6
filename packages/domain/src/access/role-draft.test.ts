import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { blueprints } from "../blueprints/index.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { of } from "./permission-set.ts";
import { type PermissionName, permissions } from "./permissions.ts";
import { checkRoleDraft, type RoleDraft, roleKey, roleOfDraft } from "./role-draft.ts";
import { noRoles } from "./roles.ts";

const least = { organization: ["organization:read"], workspace: ["workspace:read", "member:leave"] } as const;
const draftOf = (level: RoleDraft["level"], ...more: readonly PermissionName[]): RoleDraft => ({
  level,
  name: "Auditor",
  description: "Reads along.",
  permissions: [...least[level], ...more],
});
const check = (draft: RoleDraft, model = aiGovernance) => checkRoleDraft(model, model.roles, draft);

describe("the key of a role", () => {
  test.each([
    ["Auditor", "auditor"],
    ["Release manager", "release_manager"],
    ["  Prüfer – Straße 7 ", "prufer_strasse_7"],
    ["4 eyes", "role_4_eyes"],
    ["監査", "role"],
    ["!?", "role"],
    ["x".repeat(80), "x".repeat(40)],
    [`${"x".repeat(39)} y`, "x".repeat(39)],
  ])("of %j is %s", (name, key) => {
    expect(roleKey(name, noRoles)).toBe(key);
  });

  test("is a different one when it is taken at either level", () => {
    expect(roleKey("Owner", complianceOps.roles)).toBe("owner_2");
    expect(roleKey("Tenant admin", aiGovernance.roles)).toBe("tenant_admin_2");
    const [second] = [roleOfDraft(complianceOps, "owner_2", draftOf("workspace"))];
    const roles = { ...complianceOps.roles, workspace: [...complianceOps.roles.workspace, second] };
    expect(roleKey("Owner", roles)).toBe("owner_3");
  });

  test("is always free and valid for the database", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.constantFrom(...Object.values(blueprints)),
        (name, { roles }) => {
          const key = roleKey(name, roles);
          expect(key).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
          expect([...roles.organization, ...roles.workspace].map((role) => role.key)).not.toContain(key);
        },
      ),
    );
  });
});

describe("a draft as a role", () => {
  test("ranks right below the lowest built-in role that allows as much", () => {
    const rank = (...more: readonly PermissionName[]) =>
      roleOfDraft(aiGovernance, "auditor", draftOf("workspace", ...more)).rank;
    expect(rank("audit:read")).toBe(9);
    expect(rank("policy:update")).toBe(19);
    expect(rank("member:add")).toBe(29);
    expect(rank("workspace:archive")).toBe(29);
  });

  test("holds what the draft lists, and is immutable", () => {
    const role = roleOfDraft(aiGovernance, "auditor", draftOf("workspace", "audit:read"));
    expect(role).toMatchObject({ key: "auditor", name: "Auditor", description: "Reads along." });
    expect(role.set).toEqual(of(["workspace:read", "member:leave", "audit:read"], aiGovernance.catalogue));
    expect(() => Object.assign(role, { key: "other" })).toThrow(TypeError);
  });
});

describe("a draft", () => {
  test("is valid at either level, even with an empty description", () => {
    expect(reason(check(draftOf("workspace", "audit:read")))).toBe("allowed");
    expect(reason(check(draftOf("organization", "team:read", "audit:read")))).toBe("allowed");
    expect(reason(check({ ...draftOf("workspace"), description: "" }))).toBe("allowed");
  });

  test.each([
    ["name", { name: "" }],
    ["name", { name: "x".repeat(81) }],
    ["description", { description: "x".repeat(501) }],
  ])("is refused for its %s", (path, given) => {
    expect(check({ ...draftOf("workspace"), ...given })).toMatchObject({ code: "INVALID", path });
  });

  test.each(["Workspace admin", "workspace ADMIN", "Tenant member", " Tenant member "])(
    "is not called %j, which is another role",
    (name) => {
      expect(check({ ...draftOf("workspace"), name })).toMatchObject({
        code: "CONFLICT",
        reason: "role_name_taken",
        path: "name",
      });
    },
  );

  test("can keep the name of the role that it changes", () => {
    const mine = roleOfDraft(aiGovernance, "auditor", draftOf("workspace"));
    const roles = { ...aiGovernance.roles, workspace: [...aiGovernance.roles.workspace, mine] };
    expect(reason(checkRoleDraft(aiGovernance, roles, draftOf("workspace"), "auditor"))).toBe("allowed");
    expect(reason(checkRoleDraft(aiGovernance, roles, draftOf("workspace")))).toBe("role_name_taken");
  });

  test("holds what every role of its level needs", () => {
    expect(check({ ...draftOf("workspace"), permissions: ["workspace:read"] })).toMatchObject({
      allowed: false,
      code: "INVALID",
      reason: "permission_needed",
      message: "Every role in a workspace must be able to leave the workspace.",
      path: "permissions",
    });
    expect(check({ ...draftOf("organization"), permissions: [] })).toMatchObject({
      message: "Every role in the organization must be able to see the organization.",
    });
  });

  test("holds no platform permission at any level", () => {
    for (const { name, level } of permissions) {
      if (level !== "platform") continue;
      for (const at of ["organization", "workspace"] as const) {
        expect(check(draftOf(at, name))).toMatchObject({
          reason: "permission_not_of_role",
          path: "permissions",
        });
      }
    }
  });

  test("of a workspace role holds no organization permission", () => {
    expect(check(draftOf("workspace", "workspace:create"))).toMatchObject({
      message: "A role in a workspace can't be used to create workspaces.",
    });
  });

  test("of a flat workspace's role can hold organization permissions, except for what lies above a workspace", () => {
    const flat = (name: PermissionName) => reason(check(draftOf("workspace", name), complianceOps));
    for (const name of ["team:create", "plan:change", "role:create", "organization:read"] as const) {
      expect(flat(name)).toBe("allowed");
    }
    for (const name of ["organization:delete", "workspace:create", "organization_audit:read"] as const) {
      expect(flat(name)).toBe("permission_not_of_role");
    }
    expect(check(draftOf("organization"), complianceOps)).toMatchObject({ reason: "no_organization_roles" });
  });

  test.each(["", "member:fly", "trace:read", "toString", "__proto__"])(
    "does not hold %j, which is not a permission here",
    (name) => {
      expect(check(draftOf("workspace", name as PermissionName))).toMatchObject({
        reason: "unknown_permission",
      });
    },
  );
});
