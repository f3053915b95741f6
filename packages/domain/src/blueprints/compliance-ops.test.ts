import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { can } from "../access/decide.ts";
import { contains, names } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { permissionsOf } from "../blueprint/blueprint.ts";
import { complianceOps } from "./compliance-ops.ts";

const roles = ["owner", "admin", "member", "viewer"] as const;
const held = (role: string) => permissionsOf(complianceOps, null, role);

describe("the matrix of compliance-ops", () => {
  test("has the four roles, from the highest down", () => {
    expect(complianceOps.roles.workspace.map((role) => role.key)).toEqual([...roles]);
    expect(complianceOps.roles.organization).toEqual([]);
  });

  test("gives every role everything that the role below it has", () => {
    for (const [index, role] of roles.slice(1).entries()) {
      expect(contains(held(roles[index] ?? ""), held(role))).toBe(true);
    }
  });

  test("lets owners do what admins do, and also make owners and roles, change the plan and the security policy, see the bill, manage single sign-on, export and delete", () => {
    const admin = names(held("admin"), complianceOps.catalogue);
    expect(names(held("owner"), complianceOps.catalogue).filter((name) => !admin.includes(name))).toEqual([
      "plan:change",
      "role:create",
      "role:update",
      "role:delete",
      "workspace:delete",
      "member:make_owner",
      "billing:read",
      "sign_in:read",
      "sign_in:manage",
      "domain:manage",
      "security_policy:update",
      "workspace:export_bundle",
      "directory:sync",
    ]);
  });

  const acts: readonly (readonly [string, PermissionName, readonly string[]])[] = [
    ["rename it", "workspace:update", ["owner", "admin"]],
    ["change the plan", "plan:change", ["owner"]],
    ["see what it is billed (V24)", "billing:read", ["owner"]],
    ["add members", "member:add", ["owner", "admin"]],
    ["remove members", "member:remove", ["owner", "admin"]],
    ["hand over ownership", "member:make_owner", ["owner"]],
    ["delete it", "workspace:delete", ["owner"]],
    ["archive it", "workspace:archive", ["owner", "admin"]],
    ["read the audit log", "audit:read", ["owner", "admin"]],
    ["invite people", "invitation:create", ["owner", "admin"]],
    ["keep teams", "team:create", ["owner", "admin"]],
    ["compose roles", "role:create", ["owner"]],
    ["change the slug", "workspace:change_slug", []],
    ["restore it", "workspace:restore", []],
    ["see the members", "member:read", [...roles]],
    ["leave", "member:leave", [...roles]],
  ];

  test.each(acts)("decides who can %s", (_, permission, allowedRoles) => {
    const able = roles.filter((workspace) => can(actorOf(complianceOps, { workspace }), permission).allowed);
    expect(able).toEqual(allowedRoles);
  });
});

describe("the plans of compliance-ops", () => {
  test("are exactly free, starter, pro and enterprise", () => {
    expect(complianceOps.plans.map((plan) => plan.key)).toEqual(["free", "starter", "pro", "enterprise"]);
    expect(complianceOps.defaultPlan).toBe("free");
  });

  test("are chosen by the customer, except enterprise", () => {
    expect(complianceOps.plans.filter((plan) => !plan.selfServe).map((plan) => plan.key)).toEqual([
      "enterprise",
    ]);
  });

  test("limit members, hosts, scans, retention and integrations, never lower on a higher plan", () => {
    const limited = ["members", "monitoredHosts", "scansPerDay", "retentionDays", "integrations"] as const;
    for (const limit of limited) {
      const amounts = complianceOps.plans.map((plan) => plan.limits[limit] ?? Number.POSITIVE_INFINITY);
      expect(amounts).toEqual(amounts.toSorted((one, other) => one - other));
      expect(amounts.slice(0, 3).every(Number.isFinite)).toBe(true);
    }
  });

  test("open integrations and SCIM from a certain plan on, and limit integrations only on plans that open them", () => {
    const opening = (feature: "integrations" | "scim") =>
      complianceOps.plans.filter((plan) => plan.features.includes(feature)).map((plan) => plan.key);
    expect(opening("integrations")).toEqual(["starter", "pro", "enterprise"]);
    expect(opening("scim")).toEqual(["enterprise"]);
    for (const { features, limits } of complianceOps.plans) {
      expect(features.includes("integrations")).toBe(limits.integrations !== 0);
    }
  });

  test("allow two workspaces to a user on free, and no such limit elsewhere", () => {
    expect(complianceOps.plans.map((plan) => plan.limits.workspacesPerUser)).toEqual([
      2,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("what a workspace of compliance-ops is seeded with", () => {
  const initial = Object.fromEntries(complianceOps.settings.map((setting) => [setting.key, setting.initial]));

  test("is an approval by any one approver (V6)", () => {
    expect(initial.approval_policy).toBe("any_one");
  });

  test("is an empty freeze-window calendar (V9)", () => {
    expect(initial.freeze_windows).toEqual([]);
  });

  test("is a playbook that notifies when an incident is opened (V10)", () => {
    expect(initial.playbooks).toEqual([
      {
        name: "Notify on incident open",
        trigger: "created:incident",
        roles: "everyone",
      },
    ]);
  });

  test("is an announcement that welcomes (V11)", () => {
    expect(initial.announcement).toBe("Welcome");
  });

  test("can all be edited later, by people who can edit the workspace (V12)", () => {
    expect(Object.keys(initial)).toHaveLength(4);
    expect(can(actorOf(complianceOps, { workspace: "admin" }), "workspace:update").allowed).toBe(true);
  });
});

describe("the rules of compliance-ops", () => {
  test("keep a deleted workspace for thirty days, and let the platform admin restore it", () => {
    expect(complianceOps.deletion).toEqual({
      windowHours: 30 * 24,
      restoredBy: "platform",
      endsSessions: false,
    });
    expect(complianceOps.confirmBy).toBe("slug");
  });

  test("make the creator the owner, and keep one", () => {
    expect(complianceOps.creator.workspace).toBe("owner");
    expect(complianceOps.owner).toEqual({ role: "owner", orOrganizationRole: null });
  });

  test("keep the slug unique in the instance and under the platform admin's control", () => {
    expect(complianceOps.slug).toEqual({ scope: "instance", changedBy: "platform" });
  });
});
