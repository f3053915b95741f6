import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { can } from "../access/decide.ts";
import { contains } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { permissionsOf } from "../blueprint/blueprint.ts";
import { aiTracing } from "./ai-tracing.ts";

const grants = {
  org_owner: { organization: "org_owner" },
  org_admin: { organization: "org_admin" },
  org_member: { organization: "org_member" },
  owner: { organization: "org_member", workspace: "owner" },
  contributor: { organization: "org_member", workspace: "contributor" },
  reader: { organization: "org_member", workspace: "reader" },
} as const;
const people = Object.keys(grants) as (keyof typeof grants)[];
const inWorkspace = ["owner", "contributor", "reader"];

describe("the matrix of ai-tracing", () => {
  const acts: readonly (readonly [string, PermissionName, readonly string[]])[] = [
    ["view projects (P11)", "project:read", inWorkspace],
    ["view traces (P11)", "trace:read", inWorkspace],
    ["create and manage projects (P10)", "project:update", ["owner", "contributor"]],
    ["manage permissions (P9, P24)", "member:add", ["owner"]],
    ["make an owner (P9)", "member:make_owner", ["owner"]],
    ["edit the workspace (P20)", "workspace:update", ["owner"]],
    ["delete it (P9, P20)", "workspace:delete", ["owner"]],
    ["read its audit log", "audit:read", ["owner"]],
    ["create workspaces (P7, P20)", "workspace:create", [...people]],
    ["keep the people of the organization", "organization_member:add", ["org_owner", "org_admin"]],
    ["keep its teams (P3)", "team:create", ["org_owner", "org_admin"]],
    ["read the whole audit log", "organization_audit:read", ["org_owner"]],
    ["change the plan", "plan:change", ["org_owner"]],
    ["compose roles", "role:create", ["org_owner"]],
    ["ask for the deletion of the organization", "organization:delete", ["org_owner"]],
    ["change a slug (P4)", "workspace:change_slug", []],
    ["choose a default for all", "workspace:set_default", []],
    ["archive a workspace", "workspace:archive", []],
  ];

  test.each(acts)("decides who can %s", (_, permission, able) => {
    const who = people.filter((one) => can(actorOf(aiTracing, grants[one]), permission).allowed);
    expect(who).toEqual(able);
  });

  test("keeps the organization's roles out of its workspaces (P8)", () => {
    const inside = aiTracing.roles.organization.flatMap((role) =>
      role.permissions
        .filter((name) => aiTracing.catalogue.named[name]?.level === "workspace")
        .map((name) => `${role.key} ${name}`),
    );
    expect(inside).toEqual(["org_owner workspace:restore"]);
  });

  test("lets only the organization's owner restore what was deleted", () => {
    const able = people.filter(
      (who) =>
        can(actorOf(aiTracing, { ...grants[who], state: "pending_deletion" }), "workspace:restore").allowed,
    );
    expect(able).toEqual(["org_owner"]);
    expect(aiTracing.deletion).toEqual({
      windowHours: 30 * 24,
      restoredBy: "organization_role",
      endsSessions: false,
    });
  });

  test("gives every level everything that the one below it has (P9-P11, P16)", () => {
    const held = (role: string) => permissionsOf(aiTracing, null, role);
    expect(contains(held("owner"), held("contributor"))).toBe(true);
    expect(contains(held("contributor"), held("reader"))).toBe(true);
    const inOrganization = (role: string) => permissionsOf(aiTracing, role, null);
    expect(contains(inOrganization("org_owner"), inOrganization("org_admin"))).toBe(true);
    expect(contains(inOrganization("org_admin"), inOrganization("org_member"))).toBe(true);
  });
});

describe("the rules of ai-tracing", () => {
  test("make the creator of a workspace its owner (P13)", () => {
    expect(aiTracing.creator).toEqual({ workspace: "owner", organization: "org_owner" });
    expect(aiTracing.owner).toEqual({ role: "owner", orOrganizationRole: null });
  });

  test("give everyone a private default workspace (P6, P17)", () => {
    expect(aiTracing.defaultWorkspace).toEqual({ kind: "private", name: "My workspace" });
    expect(aiTracing.defaultRole).toBe("org_member");
  });

  test("never change the key, which is unique in its organization (P4, P5)", () => {
    expect(aiTracing.slug).toEqual({ scope: "organization", changedBy: "none" });
  });

  test("allow creating and changing workspaces from Pro on, where the instance is a service (P21-P23)", () => {
    expect(aiTracing.plans.map((plan) => plan.key)).toEqual(["free", "pro", "enterprise"]);
    for (const feature of ["create_workspace", "update_workspace"] as const) {
      const open = aiTracing.plans.filter((plan) => plan.features.includes(feature));
      expect(open.map((plan) => plan.key)).toEqual(["pro", "enterprise"]);
    }
    expect(aiTracing.planChecks).toBe("hosted");
  });
});
