import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { canCreateRole } from "../access/custom-roles.ts";
import { can } from "../access/decide.ts";
import { explainAccess } from "../access/explain.ts";
import { printMatrix } from "../access/matrix.ts";
import { names } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { blueprints } from "../blueprints/index.ts";
import { canCreateWorkspace, canHappen, canOffer, type WorkspaceFacts } from "../lifecycle/lifecycle.ts";
import { canFound } from "../organizations.ts";
import { canInvite, canInviteToOrganization } from "../people/invitations.ts";
import { canAddMember, canMakeOwner } from "../people/members.ts";
import { canAddToOrganization, keptRole } from "../people/organization-members.ts";
import { canGrantTeam } from "../people/teams.ts";
import { planEffect } from "../plans/plan-effect.ts";
import { canChangePlan } from "../plans/plans.ts";
import { defineBlueprint, permissionsOf } from "./blueprint.ts";

/*
 * A kind of product that nobody has thought of yet, as one file beside the five would write it. Nothing else is changed
 * for it: every rule, refusal and printed table below comes from this data alone.
 */
const hand: readonly PermissionName[] = ["workspace:read", "member:leave", "member:read"];
const chief: readonly PermissionName[] = [
  ...hand,
  "workspace:update",
  "workspace:delete",
  "member:add",
  "member:change_role",
  "member:remove",
  "member:make_owner",
  "invitation:create",
];

const fieldService = defineBlueprint({
  key: "field-service",
  name: "Field service",
  description: "One company with a workspace for each site.",
  topology: "organization",
  organizationCreation: "anyone",
  workspaceCreation: "organization_role",
  slug: { scope: "organization", changedBy: "nobody" },
  roles: {
    organization: [
      {
        key: "dispatcher",
        name: "Dispatcher",
        description: "Runs every site.",
        rank: 20,
        permissions: [
          ...chief,
          "organization:read",
          "organization_member:add",
          "organization_invitation:create",
          "workspace:create",
          "workspace:restore",
          "plan:change",
          "role:create",
        ],
      },
      {
        key: "crew",
        name: "Crew member",
        description: "Belongs to the company.",
        rank: 10,
        permissions: ["organization:read"],
      },
    ],
    workspace: [
      { key: "chief", name: "Site chief", description: "Runs one site.", rank: 20, permissions: chief },
      { key: "hand", name: "Hand", description: "Works on one site.", rank: 10, permissions: hand },
    ],
  },
  creator: { workspace: "chief", organization: "dispatcher" },
  defaultRole: "crew",
  owner: { role: "chief", orOrganizationRole: "dispatcher" },
  organizationAdmins: "organization",
  defaultWorkspace: { kind: "none" },
  archive: { offered: false, keepsOneActive: false },
  deletion: { windowHours: 48, restoredBy: "organization_role", endsSessions: false },
  confirmBy: "name",
  plans: [
    {
      key: "small",
      name: "Small",
      description: "One site.",
      selfServe: true,
      limits: { members: 3 },
      features: [],
    },
    {
      key: "large",
      name: "Large",
      description: "Many sites.",
      selfServe: true,
      limits: {},
      features: ["create_workspace"],
    },
  ],
  defaultPlan: "small",
  planChecks: "always",
  organizationLimits: { activeWorkspaces: 2 },
  settings: [],
  resourceKinds: [],
});

const dispatcher = actorOf(fieldService, { organization: "dispatcher" });
const siteChief = actorOf(fieldService, { organization: "crew", workspace: "chief" });
const site: WorkspaceFacts = {
  state: "active",
  slug: "north",
  name: "North",
  isDefault: false,
  activeWorkspaces: 1,
  activeLimit: 2,
  plan: { plan: "small", mode: "saas" },
};
const seats = { isMember: false, isInvited: false, members: 2, pending: 0, limit: 3 };

describe("a sixth blueprint", () => {
  test("is none of the five", () => {
    expect(Object.keys(blueprints)).toHaveLength(5);
    expect(Object.keys(blueprints)).not.toContain(fieldService.key);
  });

  test("has its matrix printed", () => {
    const printed = printMatrix([fieldService]).split("\n");
    expect(printed).toContain("# field-service: role × permission");
    expect(printed.find((line) => line.startsWith("workspace:create"))).toMatch(
      /^workspace:create +yes +· +· +·$/,
    );
    expect(printed.find((line) => line.startsWith("restore "))).toMatch(
      /active +dispatcher, platform admin$/,
    );
    expect(printed.find((line) => line.startsWith("archive "))).toMatch(/nobody$/);
  });

  test("has its refusals worded with its own roles", () => {
    expect(can(actorOf(fieldService, { workspace: "hand" }), "member:add")).toMatchObject({
      message: "You need the Dispatcher or Site chief role to add members.",
    });
    expect(can(siteChief, "member:add").allowed).toBe(true);
    expect(names(permissionsOf(fieldService, "crew", "hand"))).toHaveLength(4);
  });

  test("has the rules for members, invitations, teams and roles", () => {
    expect(canAddMember(siteChief, "hand", seats).allowed).toBe(true);
    expect(canInvite(siteChief, "chief", seats).allowed).toBe(true);
    expect(canInvite(siteChief, "hand", { ...seats, pending: 1 })).toMatchObject({ reason: "member_limit" });
    expect(canMakeOwner(siteChief, { userId: "other", role: "chief" })).toMatchObject({
      message: "They already have the Site chief role.",
    });
    expect(canGrantTeam(siteChief, "hand", { isGranted: false }).allowed).toBe(true);
    const draft = { level: "workspace", name: "Guest", description: "", permissions: hand } as const;
    expect(canCreateRole(dispatcher, draft, { anywhere: dispatcher.permissions }).allowed).toBe(true);
    expect(canCreateRole(siteChief, draft, { anywhere: siteChief.permissions })).toMatchObject({
      message: "You need the Dispatcher role to create roles.",
    });
  });

  test("has the rules for its organization", () => {
    expect(keptRole(fieldService)?.key).toBe("dispatcher");
    expect(canFound(fieldService, "customer").allowed).toBe(true);
    expect(canAddToOrganization(dispatcher, "crew", { isMember: false }).allowed).toBe(true);
    expect(canInviteToOrganization(dispatcher, "dispatcher", seats).allowed).toBe(true);
  });

  test("has its lifecycle, its plans and its limits", () => {
    expect(canHappen(fieldService, "rename", site).allowed).toBe(true);
    expect(canOffer(siteChief, "request_deletion", site).allowed).toBe(true);
    expect(canHappen(fieldService, "archive", site)).toMatchObject({ reason: "not_offered" });
    expect(canCreateWorkspace(fieldService, site)).toMatchObject({
      message: "Creating workspaces needs the Large plan.",
    });
    const large = { ...site, plan: { plan: "large", mode: "saas" } } as const;
    expect(canCreateWorkspace(fieldService, large).allowed).toBe(true);
    expect(canCreateWorkspace(fieldService, { ...large, activeWorkspaces: 2 })).toMatchObject({
      message: "2 workspaces limit reached",
    });
    expect(canChangePlan(dispatcher, "small", "large").allowed).toBe(true);
    const [small, big] = fieldService.plans;
    if (small === undefined || big === undefined) throw new Error("there are two plans");
    expect(planEffect(small, big).gained).toEqual(["create_workspace"]);
  });

  test("has its accesses explained", () => {
    const [role] = fieldService.roles.organization;
    if (role === undefined) throw new Error("there is a dispatcher");
    const grants = [{ source: "organization", role }] as const;
    const question = {
      permission: "workspace:delete",
      grants,
      state: "active",
      blueprint: fieldService,
    } as const;
    expect(explainAccess(question)).toEqual({ allowed: true, because: grants, refusal: null });
  });
});
