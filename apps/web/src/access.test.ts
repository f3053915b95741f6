import { aiGovernance, can, canOffer, complianceOps, permissionSet, permissionsOf } from "@bailiwick/domain";
import { describe, expect, test } from "vitest";
import {
  actorIn,
  actorInOrganization,
  actorInRow,
  actorOnPlatform,
  factsOf,
  type Me,
  otherOwners,
  roleNames,
  type Workspace,
} from "./access.ts";

const me: Me = {
  user: {
    id: "0199a000-0000-7000-8000-000000000001",
    name: "Member",
    email: "member@a.example",
    emailVerified: true,
    picture: null,
  },
  platformAdmin: false,
  connected: false,
  preferences: { locale: null, timeZone: null, mailsOff: [] },
  landing: null,
};

type Roles = { readonly organization?: string; readonly workspace?: string };

function workspaceWith(
  blueprint: typeof complianceOps,
  roles: Roles,
  over: Partial<Workspace> = {},
): Workspace {
  const { organization = null, workspace = null } = roles;
  return {
    id: "0199a000-0000-7000-8000-000000000002",
    slug: "acme",
    name: "Acme",
    description: "",
    state: "active",
    isDefault: false,
    isPrivate: false,
    timeZone: "UTC",
    locale: "en",
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: null,
    updatedByName: null,
    archivedAt: null,
    deletionRequestedAt: null,
    purgeAfter: null,
    organization: {
      id: "0199a000-0000-7000-8000-000000000003",
      slug: "acme",
      name: "Acme",
      blueprint: blueprint.key,
      plan: blueprint.defaultPlan,
      state: "active",
      activeWorkspaces: 2,
    },
    memberCount: 3,
    ownerCount: 1,
    access: {
      organizationRole: organization,
      workspaceRole: workspace,
      permissions: permissionSet.names(
        permissionsOf(blueprint, organization, workspace),
        blueprint.catalogue,
      ),
    },
    ...over,
  };
}

describe("in a workspace", () => {
  test("a control is enabled by the same decision that the API makes", () => {
    const viewer = actorIn(me, workspaceWith(complianceOps, { workspace: "viewer" }));
    const admin = actorIn(me, workspaceWith(complianceOps, { workspace: "admin" }));
    expect(can(viewer, "member:add")).toMatchObject({
      allowed: false,
      message: "You need the Owner or Admin role to add members.",
    });
    expect(can(admin, "member:add")).toEqual({ allowed: true });
  });

  test("an archived workspace refuses changes, with the remedy", () => {
    const owner = actorIn(me, workspaceWith(complianceOps, { workspace: "owner" }, { state: "archived" }));
    expect(can(owner, "workspace:update")).toMatchObject({ code: "WRONG_STATE" });
    expect(can(owner, "member:read").allowed).toBe(true);
  });

  test("neither the default workspace nor the last active one can be archived", () => {
    const standard = workspaceWith(aiGovernance, { organization: "tenant_admin" }, { isDefault: true });
    expect(canOffer(actorIn(me, standard), "archive", factsOf(standard, "saas"))).toMatchObject({
      message: "The default workspace cannot be archived",
    });
    const last = workspaceWith(aiGovernance, { organization: "tenant_admin" });
    const alone = { ...last, organization: { ...last.organization, activeWorkspaces: 1 } };
    expect(canOffer(actorIn(me, alone), "archive", factsOf(alone, "saas"))).toMatchObject({
      message: "At least one active workspace required",
    });
  });

  test("lists a person's roles by name, the organization's first", () => {
    const both = actorIn(
      me,
      workspaceWith(aiGovernance, { organization: "tenant_admin", workspace: "workspace_viewer" }),
    );
    expect(roleNames(both)).toBe("Tenant admin, Workspace viewer");
    expect(roleNames(actorOnPlatform(me))).toBe("");
  });
});

describe("owners besides a member", () => {
  const owner = { role: "owner", active: true };

  test("are none for the only owner", () => {
    expect(otherOwners(workspaceWith(complianceOps, { workspace: "owner" }), owner)).toBe(0);
  });

  test("are not reduced by people who are not owners or can't sign in", () => {
    const workspace = workspaceWith(complianceOps, { workspace: "owner" });
    expect(otherOwners(workspace, { role: "admin", active: true })).toBe(1);
    expect(otherOwners(workspace, { role: "owner", active: false })).toBe(1);
  });

  test("are up to the server where an organization role stands in", () => {
    const workspace = workspaceWith(aiGovernance, { organization: "tenant_admin" });
    expect(otherOwners(workspace, { role: "workspace_admin", active: true })).toBe(1);
  });
});

describe("outside a workspace", () => {
  const admin = {
    id: "0199a000-0000-7000-8000-000000000003",
    slug: "labs",
    name: "Labs",
    blueprint: aiGovernance.key,
    state: "active" as const,
    role: "tenant_admin",
    permissions: permissionSet.names(
      permissionsOf(aiGovernance, "tenant_admin", null),
      aiGovernance.catalogue,
    ),
  };
  const member = {
    ...admin,
    role: "tenant_member",
    permissions: permissionSet.names(
      permissionsOf(aiGovernance, "tenant_member", null),
      aiGovernance.catalogue,
    ),
  };

  test("in an organization only its admins create workspaces", () => {
    expect(can(actorInOrganization(me, admin), "workspace:create").allowed).toBe(true);
    expect(can(actorInOrganization(me, member), "workspace:create")).toMatchObject({
      message: "You need the Tenant admin role to create workspaces.",
    });
  });

  test("in a list, the organization's and the workspace's permissions add up", () => {
    const workspace = { id: "w", slug: "labs", name: "Labs", state: "active" as const, isDefault: false };
    const row = { workspace, blueprint: aiGovernance.key, role: "workspace_admin" };
    expect(can(actorInRow(me, row, member), "member:add").allowed).toBe(true);
    expect(can(actorInRow(me, row, member), "workspace:archive").allowed).toBe(false);
    expect(can(actorInRow(me, { ...row, role: null }, admin), "workspace:archive").allowed).toBe(true);
    expect(can(actorInRow(me, { ...row, role: null }, null), "workspace:read").allowed).toBe(false);
  });

  test("the platform admin acts on the platform, and no one else does", () => {
    expect(can(actorOnPlatform({ ...me, platformAdmin: true }), "platform:restore_workspace").allowed).toBe(
      true,
    );
    expect(can(actorOnPlatform(me), "platform:read")).toMatchObject({
      message: "Only the platform admin can see every organization and workspace of this instance.",
    });
  });
});
