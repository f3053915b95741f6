import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import type { Actor } from "../access/actor.ts";
import { of } from "../access/permission-set.ts";
import { coreCatalogue } from "../access/permissions.ts";
import { makeRole } from "../access/roles.ts";
import { defineBlueprint } from "../blueprint/blueprint.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { alone, as, other, room, shared } from "./members.fixture.ts";
import { canAddMember, canChangeRole, canLeave, canMakeOwner, canRemove } from "./members.ts";

describe("a custom role in a workspace", () => {
  const auditor = makeRole(
    {
      key: "auditor",
      name: "Auditor",
      description: "Reads along.",
      rank: 9,
      permissions: ["workspace:read", "member:leave", "audit:read"],
    },
    coreCatalogue,
  );
  const knowing = (actor: Actor): Actor => ({
    ...actor,
    roles: { ...actor.roles, workspace: [...actor.roles.workspace, auditor] },
  });

  test("is assigned, changed and removed by people who hold as much", () => {
    const admin = knowing(as("admin"));
    expect(reason(canAddMember(admin, "auditor", room))).toBe("allowed");
    expect(reason(canChangeRole(admin, other("viewer"), "auditor", shared))).toBe("allowed");
    expect(reason(canRemove(admin, other("auditor"), shared))).toBe("allowed");
  });

  test("can't be assigned by people who hold less", () => {
    const helper = knowing({
      ...as("viewer"),
      permissions: of(["workspace:read", "member:leave", "member:add", "member:remove"], coreCatalogue),
    });
    expect(reason(canAddMember(helper, "auditor", room))).toBe("above_yourself");
    expect(reason(canRemove(helper, other("auditor"), shared))).toBe("above_yourself");
  });

  test("that was not read is refused, and its holders can't be changed", () => {
    expect(reason(canAddMember(as("owner"), "auditor", room))).toBe("unknown_role");
    expect(reason(canRemove(as("owner"), other("auditor"), shared))).toBe("above_yourself");
    expect(reason(canChangeRole(as("owner"), other("auditor"), "viewer", shared))).toBe("above_yourself");
  });
});

describe("members in ai-governance", () => {
  const tenantAdmin = actorOf(aiGovernance, { organization: "tenant_admin" });
  const workspaceAdmin = actorOf(aiGovernance, {
    organization: "tenant_member",
    workspace: "workspace_admin",
  });
  const workspaceRoles = ["workspace_admin", "workspace_member", "workspace_viewer"] as const;

  test("tenant admins and workspace admins assign all three roles", () => {
    for (const actor of [tenantAdmin, workspaceAdmin]) {
      for (const role of workspaceRoles) {
        expect(
          reason(canAddMember(actor, role, { isMember: false, members: 9, pending: 9, limit: null })),
        ).toBe("allowed");
        expect(reason(canChangeRole(actor, other("workspace_viewer"), role, shared))).toBe("allowed");
      }
    }
  });

  test("members and viewers manage no one", () => {
    for (const workspace of ["workspace_member", "workspace_viewer"]) {
      const actor = actorOf(aiGovernance, { organization: "tenant_member", workspace });
      expect(reason(canAddMember(actor, "workspace_viewer", { ...room, limit: null }))).toBe(
        "missing_permission",
      );
      expect(reason(canRemove(actor, other("workspace_viewer"), shared))).toBe("missing_permission");
    }
  });

  test("the last workspace admin can go while a tenant admin stands in, which the facts count", () => {
    expect(reason(canLeave(workspaceAdmin, "workspace_admin", shared))).toBe("allowed");
    expect(canLeave(workspaceAdmin, "workspace_admin", alone)).toMatchObject({
      reason: "last_owner",
      message: "No one else here has the Workspace admin role. Give it to someone else first.",
    });
  });

  test("a tenant admin in a workspace where they have no role appoints its admin", () => {
    expect(reason(canMakeOwner(tenantAdmin, other("workspace_member")))).toBe("allowed");
  });
});

describe("a role that manages members and not much else", () => {
  // In the built-in blueprints, a role that manages members holds everything that it assigns. Here an editor does not.
  const model = defineBlueprint({
    ...machineFleet,
    roles: {
      organization: [],
      workspace: machineFleet.roles.workspace.map((role) =>
        role.key === "member"
          ? {
              ...role,
              permissions: [
                ...role.permissions,
                "member:add",
                "member:change_role",
                "member:remove",
              ] as const,
            }
          : role,
      ),
    },
  });
  const helper = actorOf(model, { workspace: "member" });

  test("can't assign a role that allows more", () => {
    expect(canAddMember(helper, "admin", room)).toMatchObject({
      allowed: false,
      code: "FORBIDDEN",
      reason: "above_yourself",
      message: "You can't give a role that can do more than you can.",
      path: "role",
    });
    expect(reason(canAddMember(helper, "member", room))).toBe("allowed");
    expect(reason(canChangeRole(helper, other("member"), "admin", shared))).toBe("above_yourself");
  });

  test("can't promote anyone, least of all its holder", () => {
    expect(reason(canChangeRole(helper, { userId: "actor", role: "member" }, "admin", shared))).toBe(
      "above_yourself",
    );
  });

  test("can't change anyone whose role allows more", () => {
    expect(canRemove(helper, other("admin"), shared)).toMatchObject({
      reason: "above_yourself",
      message: "You can't change someone whose role can do more than you can.",
    });
    expect(reason(canChangeRole(helper, other("admin"), "member", shared))).toBe("above_yourself");
    expect(reason(canRemove(helper, other("member"), shared))).toBe("allowed");
  });
});
