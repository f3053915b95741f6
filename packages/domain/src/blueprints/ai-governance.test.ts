import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { can } from "../access/decide.ts";
import { contains } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { permissionsOf } from "../blueprint/blueprint.ts";
import { aiGovernance } from "./ai-governance.ts";

const grants = {
  tenant_admin: { organization: "tenant_admin" },
  tenant_member: { organization: "tenant_member" },
  workspace_admin: { organization: "tenant_member", workspace: "workspace_admin" },
  workspace_member: { organization: "tenant_member", workspace: "workspace_member" },
  workspace_viewer: { organization: "tenant_member", workspace: "workspace_viewer" },
} as const;
const people = Object.keys(grants) as (keyof typeof grants)[];
const inWorkspace = ["workspace_admin", "workspace_member", "workspace_viewer"];

describe("the matrix of ai-governance", () => {
  const acts: readonly (readonly [string, PermissionName, readonly string[]])[] = [
    ["create workspaces", "workspace:create", ["tenant_admin"]],
    ["archive a workspace", "workspace:archive", ["tenant_admin"]],
    ["choose the default workspace", "workspace:set_default", ["tenant_admin"]],
    ["add members", "member:add", ["tenant_admin", "workspace_admin"]],
    ["change members' roles", "member:change_role", ["tenant_admin", "workspace_admin"]],
    ["remove members", "member:remove", ["tenant_admin", "workspace_admin"]],
    ["edit metadata", "workspace:update", ["tenant_admin", "workspace_admin"]],
    ["work with the policies", "policy:update", ["tenant_admin", "workspace_admin", "workspace_member"]],
    ["work with the assets", "asset:create", ["tenant_admin", "workspace_admin", "workspace_member"]],
    ["read the policies", "policy:read", ["tenant_admin", ...inWorkspace]],
    ["read the request log", "request_log:read", ["tenant_admin", ...inWorkspace]],
    ["manage the AI providers", "ai_provider:update", ["tenant_admin"]],
    ["see which AI providers all workspaces share", "ai_provider:read", [...people]],
    ["manage the compliance subscriptions", "compliance_subscription:update", ["tenant_admin"]],
    ["keep teams", "team:create", ["tenant_admin"]],
    ["compose roles", "role:create", ["tenant_admin"]],
    ["invite to the tenant", "organization_invitation:create", ["tenant_admin"]],
    ["invite to a workspace", "invitation:create", ["tenant_admin", "workspace_admin"]],
    ["manage users", "organization_member:add", ["tenant_admin"]],
    ["remove users", "organization_member:remove", ["tenant_admin"]],
    ["read the whole audit chain", "organization_audit:read", ["tenant_admin"]],
    ["ask for the deletion of the tenant", "organization:delete", ["tenant_admin"]],
    ["open a workspace", "workspace:read", ["tenant_admin", ...inWorkspace]],
    ["read its audit log", "audit:read", ["tenant_admin", ...inWorkspace]],
    ["see the organization", "organization:read", [...people]],
    ["change a slug", "workspace:change_slug", []],
    ["delete a workspace", "workspace:delete", []],
    ["restore a workspace", "workspace:restore", []],
    ["change a plan", "plan:change", []],
  ];

  test.each(acts)("decides who can %s", (_, permission, able) => {
    expect(people.filter((who) => can(actorOf(aiGovernance, grants[who]), permission).allowed)).toEqual(able);
  });

  test("gives a tenant admin everything that a workspace admin has, so that they can appoint one", () => {
    const tenantAdmin = permissionsOf(aiGovernance, "tenant_admin", null);
    for (const role of inWorkspace) {
      expect(contains(tenantAdmin, permissionsOf(aiGovernance, null, role))).toBe(true);
    }
  });

  test("lets a workspace admin do nothing in a workspace where they have no role", () => {
    const elsewhere = actorOf(aiGovernance, { organization: "tenant_member" });
    for (const permission of ["workspace:read", "workspace:update", "member:add", "audit:read"] as const) {
      expect(can(elsewhere, permission).allowed).toBe(false);
    }
  });

  test("lets viewers, as auditors, only read", () => {
    const viewer = actorOf(aiGovernance, grants.workspace_viewer);
    const writing = aiGovernance.catalogue.permissions.filter(({ name }) => !/:(read|leave)$/.test(name));
    for (const { name } of writing) expect(can(viewer, name).allowed).toBe(false);
  });
});

describe("the rules of ai-governance", () => {
  test("make the creator of a workspace or of a tenant its admin", () => {
    expect(aiGovernance.creator).toEqual({ workspace: "workspace_admin", organization: "tenant_admin" });
    expect(aiGovernance.defaultRole).toBe("tenant_member");
  });

  test("keep a workspace in the hands of a workspace admin or a tenant admin", () => {
    expect(aiGovernance.owner).toEqual({ role: "workspace_admin", orOrganizationRole: "tenant_admin" });
  });

  test("have one default workspace that people join only as members", () => {
    expect(aiGovernance.defaultWorkspace).toEqual({ kind: "one", name: "Default", defaultRole: null });
  });

  test("archive and never delete, keep one active, and confirm by the name", () => {
    expect(aiGovernance.archive).toEqual({ offered: true, keepsOneActive: true });
    expect(aiGovernance.deletion).toBeNull();
    expect(aiGovernance.confirmBy).toBe("name");
  });

  test("cap an organization at a hundred active workspaces", () => {
    expect(aiGovernance.organizationLimits).toEqual({ activeWorkspaces: 100 });
  });

  test("never change the slug, which is unique within a tenant", () => {
    expect(aiGovernance.slug).toEqual({ scope: "organization", changedBy: "none" });
  });
});
