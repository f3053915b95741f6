import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { can } from "../access/decide.ts";
import { contains } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { permissionsOf } from "../blueprint/blueprint.ts";
import { dataSecurity } from "./data-security.ts";

const grants = {
  org_admin: { organization: "org_admin" },
  org_member: { organization: "org_member" },
  admin: { organization: "org_member", workspace: "admin" },
  editor: { organization: "org_member", workspace: "editor" },
  viewer: { organization: "org_member", workspace: "viewer" },
} as const;
const people = Object.keys(grants) as (keyof typeof grants)[];
const inWorkspace = ["admin", "editor", "viewer"];

describe("the matrix of data-security", () => {
  const acts: readonly (readonly [string, PermissionName, readonly string[]])[] = [
    ["view dashboards (S18, S19)", "report:read", ["org_admin", ...inWorkspace]],
    ["view and export findings (S19, S20)", "finding:read", ["org_admin", ...inWorkspace]],
    ["run scans (S17, S21)", "scan:run", ["org_admin", "admin", "editor"]],
    ["create or edit classifiers (S17, S22)", "classifier:update", ["org_admin", "admin", "editor"]],
    ["create or edit policies (S17, S23)", "policy:update", ["org_admin", "admin", "editor"]],
    ["add or remove connectors (S16, S24)", "connector:delete", ["org_admin", "admin"]],
    ["add members (S25)", "member:add", ["org_admin", "admin"]],
    ["remove members (S25)", "member:remove", ["org_admin", "admin"]],
    ["change the settings (S16)", "workspace:update", ["org_admin", "admin"]],
    ["delete the workspace (S26)", "workspace:delete", ["org_admin", "admin"]],
    ["restore it", "workspace:restore", []],
    ["create workspaces (S31)", "workspace:create", ["org_admin"]],
    ["move connectors between workspaces (S31)", "connector:move", ["org_admin"]],
    ["manage the organization (S31)", "organization:update", ["org_admin"]],
    ["open a workspace", "workspace:read", ["org_admin", ...inWorkspace]],
    ["see the organization", "organization:read", [...people]],
    ["keep teams", "team:create", ["org_admin"]],
    ["compose roles", "role:create", ["org_admin"]],
    ["change a slug", "workspace:change_slug", []],
    ["archive a workspace", "workspace:archive", []],
    ["change a plan", "plan:change", []],
  ];

  test.each(acts)("decides who can %s", (_, permission, able) => {
    const who = people.filter((one) => can(actorOf(dataSecurity, grants[one]), permission).allowed);
    expect(who).toEqual(able);
  });

  test("leaves the restore of a deleted workspace to the organization's admin", () => {
    const able = people.filter(
      (who) =>
        can(actorOf(dataSecurity, { ...grants[who], state: "pending_deletion" }), "workspace:restore")
          .allowed,
    );
    expect(able).toEqual(["org_admin"]);
    expect(dataSecurity.deletion).toEqual({
      windowHours: 30 * 24,
      restoredBy: "organization_role",
      endsSessions: false,
    });
  });

  test("gives every role everything that the role below it has, and the organization's admin everything", () => {
    const held = (role: string) => permissionsOf(dataSecurity, null, role);
    expect(contains(held("admin"), held("editor"))).toBe(true);
    expect(contains(held("editor"), held("viewer"))).toBe(true);
    expect(contains(permissionsOf(dataSecurity, "org_admin", null), held("admin"))).toBe(true);
  });

  test("lets a viewer change nothing and run nothing (S18)", () => {
    const viewer = dataSecurity.roles.workspace.find((role) => role.key === "viewer");
    expect(viewer?.permissions.filter((name) => !name.endsWith(":read"))).toEqual(["member:leave"]);
  });

  test("gives a member of the organization nothing in a workspace where they have no role (S33, S35)", () => {
    const elsewhere = actorOf(dataSecurity, grants.org_member);
    for (const permission of ["workspace:read", "finding:read", "connector:read", "member:read"] as const) {
      expect(can(elsewhere, permission).allowed).toBe(false);
    }
  });
});

describe("the rules of data-security", () => {
  test("leave creating organizations and appointing their admins to the platform admin (S32)", () => {
    expect(dataSecurity.organizationCreation).toBe("platform");
    expect(dataSecurity.organizationAdmins).toBe("platform");
    expect(dataSecurity.creator).toEqual({ workspace: "admin", organization: null });
  });

  test("start everyone as a viewer of the workspace Default (S10, S11)", () => {
    expect(dataSecurity.defaultWorkspace).toEqual({ kind: "one", name: "Default", defaultRole: "viewer" });
    expect(dataSecurity.defaultRole).toBe("org_member");
  });

  test("keep a workspace owned by its admin or an organization admin", () => {
    expect(dataSecurity.owner).toEqual({ role: "admin", orOrganizationRole: "org_admin" });
  });

  test("never change the slug, which is unique in its organization", () => {
    expect(dataSecurity.slug).toEqual({ scope: "organization", changedBy: "none" });
  });
});
