import { describe, expect, test } from "vitest";
import { actorOf } from "./actor.fixture.ts";
import { dataSecurity } from "./blueprint.fixture.ts";
import { defineBlueprint } from "./blueprint.ts";
import { aiGovernance } from "./blueprints/ai-governance.ts";
import type { Decision } from "./errors.ts";
import {
  canAddToOrganization,
  canChangeOrganizationRole,
  canRemoveFromOrganization,
} from "./organization-members.ts";

const admin = actorOf(aiGovernance, { organization: "tenant_admin", state: "outside" });
const member = actorOf(aiGovernance, { organization: "tenant_member", state: "outside" });
const other = (role: string) => ({ userId: "other", role });
const reason = (decision: Decision) => (decision.allowed ? "allowed" : decision.reason);
const shared = { otherAdmins: 1 };
const alone = { otherAdmins: 0 };

describe("the people of an organization", () => {
  test("are added in either role by a tenant admin, and by nobody else", () => {
    for (const role of ["tenant_admin", "tenant_member"]) {
      expect(reason(canAddToOrganization(admin, role, { isMember: false }))).toBe("allowed");
      expect(reason(canAddToOrganization(member, role, { isMember: false }))).toBe("missing_permission");
    }
  });

  test("are not added twice", () => {
    expect(canAddToOrganization(admin, "tenant_member", { isMember: true })).toMatchObject({
      code: "CONFLICT",
      reason: "already_organization_member",
      message: "User is already a member of this organization",
    });
  });

  test("are not given a role of a workspace", () => {
    expect(reason(canAddToOrganization(admin, "workspace_admin", { isMember: false }))).toBe("unknown_role");
    expect(reason(canChangeOrganizationRole(admin, other("tenant_member"), "workspace_admin", shared))).toBe(
      "unknown_role",
    );
  });

  test("change their role by a tenant admin", () => {
    expect(reason(canChangeOrganizationRole(admin, other("tenant_member"), "tenant_admin", shared))).toBe(
      "allowed",
    );
    expect(reason(canChangeOrganizationRole(admin, other("tenant_admin"), "tenant_member", shared))).toBe(
      "allowed",
    );
    expect(reason(canChangeOrganizationRole(member, other("tenant_member"), "tenant_admin", shared))).toBe(
      "missing_permission",
    );
  });

  test("keep one tenant admin", () => {
    const self = { userId: "actor", role: "tenant_admin" };
    expect(canChangeOrganizationRole(admin, self, "tenant_member", alone)).toMatchObject({
      code: "CONFLICT",
      reason: "last_organization_admin",
      message:
        "The organization would be left without a tenant admin. Make somebody else a tenant admin first.",
    });
    expect(reason(canChangeOrganizationRole(admin, self, "tenant_member", shared))).toBe("allowed");
    expect(reason(canChangeOrganizationRole(admin, self, "tenant_admin", alone))).toBe("allowed");
    expect(reason(canRemoveFromOrganization(admin, other("tenant_admin"), alone))).toBe(
      "last_organization_admin",
    );
  });

  test("are removed by a tenant admin, who does not remove themselves", () => {
    expect(reason(canRemoveFromOrganization(admin, other("tenant_member"), alone))).toBe("allowed");
    expect(reason(canRemoveFromOrganization(admin, { userId: "actor", role: "tenant_admin" }, shared))).toBe(
      "remove_yourself",
    );
    expect(reason(canRemoveFromOrganization(member, other("tenant_member"), shared))).toBe(
      "missing_permission",
    );
  });

  test("have no last admin where the platform admin appoints them", () => {
    const model = defineBlueprint({
      ...dataSecurity,
      roles: {
        ...dataSecurity.roles,
        organization: dataSecurity.roles.organization.map((role) =>
          role.key === "org_admin"
            ? { ...role, permissions: [...role.permissions, "organization_member:remove"] as const }
            : role,
        ),
      },
    });
    const orgAdmin = actorOf(model, { organization: "org_admin", state: "outside" });
    expect(reason(canRemoveFromOrganization(orgAdmin, other("org_admin"), alone))).toBe("allowed");
  });
});
