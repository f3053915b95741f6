import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { can } from "../access/decide.ts";
import { contains, names } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { permissionsOf } from "../blueprint/blueprint.ts";
import { machineFleet } from "./machine-fleet.ts";

const roles = ["owner", "admin", "member"] as const;
const held = (role: string) => permissionsOf(machineFleet, null, role);

describe("the matrix of machine-fleet", () => {
  test("has the three workspace roles, from the highest down, and no organization role", () => {
    expect(machineFleet.roles.workspace.map((role) => role.key)).toEqual([...roles]);
    expect(machineFleet.roles.organization).toEqual([]);
  });

  test("gives every role everything that the role below it has", () => {
    for (const [index, role] of roles.slice(1).entries()) {
      expect(contains(held(roles[index] ?? ""), held(role))).toBe(true);
    }
  });

  const acts: readonly (readonly [string, PermissionName, readonly string[]])[] = [
    ["edit its settings (C1)", "workspace:update", ["owner"]],
    ["change its slug (C4)", "workspace:change_slug", ["owner"]],
    ["delete it (C27)", "workspace:delete", ["owner"]],
    ["change the plan", "plan:change", ["owner"]],
    ["see what it is billed", "billing:read", ["owner", "admin"]],
    ["make an owner", "member:make_owner", ["owner"]],
    ["compose roles", "role:create", ["owner"]],
    ["see it and its settings (C2)", "workspace:read", [...roles]],
    ["add members", "member:add", ["owner", "admin"]],
    ["invite people", "invitation:create", ["owner", "admin"]],
    ["keep teams", "team:create", ["owner", "admin"]],
    ["read the audit log", "audit:read", ["owner", "admin"]],
    ["see the members", "member:read", [...roles]],
    ["leave", "member:leave", [...roles]],
    ["archive it", "workspace:archive", []],
  ];

  test.each(acts)("decides who can %s", (_, permission, able) => {
    const who = roles.filter((workspace) => can(actorOf(machineFleet, { workspace }), permission).allowed);
    expect(who).toEqual(able);
  });

  test("names for an admin the role that can edit the settings (C2)", () => {
    expect(can(actorOf(machineFleet, { workspace: "admin" }), "workspace:update")).toMatchObject({
      message: "You need the Owner role to edit the workspace's name, description and settings.",
    });
  });
});

describe("a deleted workspace of machine-fleet", () => {
  const deleted = (workspace: string) => actorOf(machineFleet, { workspace, state: "pending_deletion" });

  test("can be restored by any owner within a day, and its sessions end immediately (C27-C31)", () => {
    expect(machineFleet.deletion).toEqual({
      windowHours: 24,
      restoredBy: "workspace_role",
      endsSessions: true,
    });
    expect(can(deleted("owner"), "workspace:restore").allowed).toBe(true);
  });

  test("is inaccessible to everyone else, and to owners for anything else (C28)", () => {
    for (const role of roles) {
      for (const name of names(held(role), machineFleet.catalogue)) {
        expect(can(deleted(role), name).allowed).toBe(role === "owner" && name === "workspace:restore");
      }
    }
  });
});

describe("the rules of machine-fleet", () => {
  test("let the owner change the slug, which is unique in the instance", () => {
    expect(machineFleet.slug).toEqual({ scope: "instance", changedBy: "owner" });
    expect(machineFleet.confirmBy).toBe("slug");
  });

  test("offer three plans, with single sign-on from team on (C37)", () => {
    expect(machineFleet.plans.map((plan) => plan.key)).toEqual(["free", "team", "enterprise"]);
    expect(
      machineFleet.plans.filter((plan) => plan.features.includes("sso")).map((plan) => plan.key),
    ).toEqual(["team", "enterprise"]);
    expect(machineFleet.defaultPlan).toBe("free");
  });

  test("seed the defaults of a new machine (C15, C16, C18)", () => {
    const initial = Object.fromEntries(
      machineFleet.settings.map((setting) => [setting.key, setting.initial]),
    );
    expect(initial).toEqual({
      machine_permission_mode: "default",
      machine_tags: [],
      machine_name_pattern: `\${hostname}`,
      machine_rules: "- allow: read\n- ask: any\n",
    });
    expect(machineFleet.settings[0]).toMatchObject({
      options: [{ key: "default" }, { key: "strict" }, { key: "bypass" }],
    });
  });
});
