import { describe, expect, test } from "vitest";
import { contains, names, of } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import type { RoleSpec } from "../access/roles.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprint, blueprints } from "../blueprints/index.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import {
  type BlueprintSpec,
  defineBlueprint,
  InconsistentBlueprint,
  organizationRole,
  permissionsOf,
  workspaceRole,
} from "./blueprint.ts";

/** A consistent blueprint with organizations, small enough to break one thing at a time. */
const sound: BlueprintSpec = dataSecurity;
const flat: BlueprintSpec = machineFleet;

const [limit] = sound.limits;
const [meter] = sound.meters;
if (limit === undefined || meter === undefined) throw new Error("it meters scans");
const feature = { key: "reports", name: "Reports", phrase: "reports of findings" };

type Level = "organization" | "workspace";

function withPermissions(
  spec: BlueprintSpec,
  level: Level,
  key: string,
  change: (held: readonly PermissionName[]) => readonly PermissionName[],
): BlueprintSpec {
  const changed = spec.roles[level].map((role) =>
    role.key === key ? { ...role, permissions: change(role.permissions) } : role,
  );
  return { ...spec, roles: { ...spec.roles, [level]: changed } };
}

const giving = (spec: BlueprintSpec, level: Level, key: string, name: PermissionName) =>
  withPermissions(spec, level, key, (held) => [...held, name]);

const taking = (spec: BlueprintSpec, level: Level, key: string, name: PermissionName) =>
  withPermissions(spec, level, key, (held) => held.filter((other) => other !== name));

/** Removes the permission from every role that has it. */
const without = (spec: BlueprintSpec, name: PermissionName): BlueprintSpec => {
  const strip = (roles: readonly RoleSpec[]) =>
    roles.map((role) => ({ ...role, permissions: role.permissions.filter((other) => other !== name) }));
  return {
    ...spec,
    roles: { organization: strip(spec.roles.organization), workspace: strip(spec.roles.workspace) },
  };
};

const withRoles = (
  spec: BlueprintSpec,
  level: Level,
  change: (roles: readonly RoleSpec[]) => readonly RoleSpec[],
) => ({
  ...spec,
  roles: { ...spec.roles, [level]: change(spec.roles[level]) },
});

const withPlans = (
  spec: BlueprintSpec,
  change: (plans: BlueprintSpec["plans"]) => BlueprintSpec["plans"],
) => ({
  ...spec,
  plans: change(spec.plans),
});

const extraRole: RoleSpec = {
  key: "guest",
  name: "Guest",
  description: "Visits.",
  rank: 0,
  permissions: ["workspace:read", "member:leave"],
};

function faultsOf(spec: BlueprintSpec): readonly string[] {
  try {
    defineBlueprint(spec);
    return [];
  } catch (error) {
    if (error instanceof InconsistentBlueprint) return error.faults;
    throw error;
  }
}

describe("defineBlueprint", () => {
  test.each(Object.values(blueprints))("accepts $key", (spec) => {
    expect(faultsOf(spec)).toEqual([]);
  });

  test("returns the roles with their permissions as sets", () => {
    const made = defineBlueprint(sound);
    for (const role of [...made.roles.organization, ...made.roles.workspace]) {
      expect(contains(role.set, of(role.permissions, made.catalogue))).toBe(true);
      expect(contains(of(role.permissions, made.catalogue), role.set)).toBe(true);
    }
  });

  test("returns something immutable", () => {
    const made = defineBlueprint(sound);
    expect(() => Object.assign(made, { key: "other" })).toThrow(TypeError);
    expect(() => Object.assign(made.roles, { workspace: [] })).toThrow(TypeError);
  });

  const name = (text: string) => text;
  const inconsistent: readonly (readonly [string, BlueprintSpec, string])[] = [
    [
      "a key with capitals",
      { ...sound, key: "Data Security" },
      "its key is not lower-case words with hyphens",
    ],
    ["no name", { ...sound, name: "" }, "data-security lacks a name or a sentence"],
    [
      "a role without a sentence",
      withRoles(sound, "workspace", (roles) => [...roles, { ...extraRole, description: "" }]),
      "guest lacks a name or a sentence",
    ],
    [
      "a role that appears twice",
      withRoles(sound, "workspace", (roles) => [...roles, extraRole, { ...extraRole, rank: -1 }]),
      "the role guest appears twice",
    ],
    [
      "one key for an organization role and a workspace role",
      withRoles(sound, "workspace", (roles) => [...roles, { ...extraRole, key: "org_member" }]),
      "the role org_member appears twice",
    ],
    [
      "a plan that appears twice",
      withPlans(flat, (plans) => [...plans, ...plans.slice(0, 1)]),
      "the plan free appears twice",
    ],
    [
      "roles that are not listed from the top down",
      withRoles(sound, "workspace", (roles) => [...roles, { ...extraRole, rank: 90 }]),
      "the role guest does not rank below viewer, which it follows",
    ],
    [
      "two roles of one rank",
      withRoles(sound, "workspace", (roles) => [...roles, { ...extraRole, rank: 10 }]),
      "the role guest does not rank below viewer, which it follows",
    ],
    [
      "a permission that is none",
      giving(sound, "workspace", "viewer", name("member:fly") as PermissionName),
      "the role viewer holds member:fly, which is no permission",
    ],
    [
      "a permission that is listed twice",
      giving(sound, "workspace", "viewer", "member:read"),
      "the role viewer lists member:read twice",
    ],
    [
      "a role with a permission of the platform admin",
      giving(sound, "organization", "org_admin", "platform:read"),
      "the role org_admin holds platform:read, which is the platform admin's",
    ],
    [
      "a workspace role with a permission of the organization",
      giving(sound, "workspace", "admin", "organization:update"),
      "the workspace role admin holds organization:update, which is the organization's",
    ],
    [
      "a workspace role that cannot open its workspace",
      taking(sound, "workspace", "viewer", "workspace:read"),
      "the workspace role viewer lacks workspace:read",
    ],
    [
      "a workspace role that cannot leave",
      taking(sound, "workspace", "viewer", "member:leave"),
      "the workspace role viewer lacks member:leave",
    ],
    ["no workspace role at all", withRoles(sound, "workspace", () => []), "it has no workspace role"],
    [
      "a creator of workspaces with an unknown role",
      { ...sound, creator: { ...sound.creator, workspace: "king" } },
      "the creator of a workspace becomes king, which is not among the roles",
    ],
    [
      "a founder with an unknown role",
      { ...sound, creator: { ...sound.creator, organization: "king" } },
      "the creator of an organization becomes king, which is not among the roles",
    ],
    [
      "people who join with an unknown role",
      { ...sound, defaultRole: "admin" },
      "who joins an organization becomes admin, which is not among the roles",
    ],
    [
      "an unknown owner",
      { ...sound, owner: { ...sound.owner, role: "org_admin" } },
      "the owner is org_admin, which is not among the roles",
    ],
    [
      "an unknown stand-in for the owner",
      { ...sound, owner: { ...sound.owner, orOrganizationRole: "admin" } },
      "the owner's stand-in is admin, which is not among the roles",
    ],
    [
      "an unknown role in the default workspace",
      { ...sound, defaultWorkspace: { kind: "one", name: "Default", defaultRole: "guest" } },
      "who joins the default workspace becomes guest, which is not among the roles",
    ],
    [
      "flat topology with organization roles",
      withRoles(flat, "organization", () => [{ ...extraRole, permissions: ["organization:read"] }]),
      "it is flat and has organization roles",
    ],
    [
      "flat topology whose creator gets an organization role",
      { ...flat, creator: { workspace: "owner", organization: "owner" } },
      "it is flat and the creator gets an organization role",
    ],
    [
      "flat topology that people join",
      { ...flat, defaultRole: "member" },
      "it is flat and people join organizations",
    ],
    [
      "flat topology with a stand-in for the owner",
      { ...flat, owner: { role: "owner", orOrganizationRole: "org_admin" } },
      "it is flat and an organization role stands in for the owner",
    ],
    [
      "flat topology where not anyone creates",
      { ...flat, workspaceCreation: "organization_role" },
      "it is flat and not anyone creates a workspace",
    ],
    [
      "flat topology whose organizations not anyone creates",
      { ...flat, organizationCreation: "platform" },
      "it is flat and not anyone creates an organization",
    ],
    [
      "organizations that the platform admin creates and does not staff",
      { ...sound, organizationAdmins: "organization" },
      "the platform admin creates organizations and does not appoint their admins, so they start without any",
    ],
    [
      "appointed admins who are not the owner's stand-in",
      { ...sound, owner: { ...sound.owner, orOrganizationRole: null } },
      "the platform admin appoints the admins of an organization, and none of them stands in for the owner",
    ],
    [
      "flat topology with a default workspace",
      { ...flat, defaultWorkspace: { kind: "private", name: "Mine" } },
      "it is flat and has a default workspace",
    ],
    [
      "flat topology that keeps one workspace active",
      { ...flat, archive: { offered: false, keepsOneActive: true } },
      "it is flat and keeps one workspace active",
    ],
    [
      "flat topology with slugs by organization",
      { ...flat, slug: { ...flat.slug, scope: "organization" } },
      "it is flat and its slugs are not unique in the instance",
    ],
    [
      "organizations without an organization role",
      withRoles(sound, "organization", () => []),
      "it has organizations and no organization role",
    ],
    [
      "organizations that no one can join",
      { ...sound, defaultRole: null },
      "it has organizations and no role for who joins one",
    ],
    [
      "organizations that anyone creates without a role",
      { ...sound, organizationCreation: "anyone" },
      "anyone creates an organization and gets no role in it",
    ],
    [
      "an organization role that cannot see the organization",
      taking(sound, "organization", "org_member", "organization:read"),
      "the organization role org_member lacks organization:read",
    ],
    [
      "an owner who cannot make owners",
      taking(sound, "workspace", "admin", "member:make_owner"),
      "the owner's role lacks member:make_owner",
    ],
    [
      "an owner who cannot add members",
      taking(sound, "workspace", "admin", "member:add"),
      "the owner's role lacks member:add",
    ],
    [
      "an owner who cannot change roles",
      taking(sound, "workspace", "admin", "member:change_role"),
      "the owner's role lacks member:change_role",
    ],
    [
      "an owner who cannot remove members",
      taking(sound, "workspace", "admin", "member:remove"),
      "the owner's role lacks member:remove",
    ],
    [
      "a maker of owners who holds less than an owner",
      giving(sound, "workspace", "editor", "member:make_owner"),
      "the role editor makes owners and does not hold all that an owner holds",
    ],
    [
      "a creator who does not become the owner",
      { ...sound, creator: { ...sound.creator, workspace: "viewer" } },
      "the creator of a workspace does not become its owner, so it starts without one",
    ],
    [
      "a role for creating where anyone creates",
      { ...sound, workspaceCreation: "anyone" },
      "anyone creates a workspace, and a role holds workspace:create",
    ],
    ["no one who can create", without(sound, "workspace:create"), "no role holds workspace:create"],
    [
      "a slug that the owner should change but can't",
      without(flat, "workspace:change_slug"),
      "the owner changes the slug and lacks workspace:change_slug",
    ],
    [
      "a role that changes a slug that is for good",
      giving(sound, "workspace", "admin", "workspace:change_slug"),
      "a role holds workspace:change_slug, and no owner changes a slug",
    ],
    [
      "an archive that no one can use",
      { ...sound, archive: { offered: true, keepsOneActive: true } },
      "workspaces are archived and no role holds workspace:archive",
    ],
    [
      "an archiver without an archive",
      giving(sound, "organization", "org_admin", "workspace:archive"),
      "workspaces are not archived and a role holds workspace:archive",
    ],
    [
      "a deletion window of no time",
      { ...flat, deletion: { windowHours: 0, restoredBy: "workspace_role", endsSessions: true } },
      "the deletion window is not whole hours",
    ],
    [
      "a deletion window of half an hour",
      { ...flat, deletion: { windowHours: 0.5, restoredBy: "workspace_role", endsSessions: true } },
      "the deletion window is not whole hours",
    ],
    [
      "a deletion that no one can ask for",
      without(sound, "workspace:delete"),
      "workspaces are deleted and no role holds workspace:delete",
    ],
    [
      "a deleter where nothing is deleted",
      { ...without(sound, "workspace:restore"), deletion: null },
      "workspaces are never deleted and a role holds workspace:delete",
    ],
    [
      "a restorer where nothing is deleted",
      { ...without(sound, "workspace:delete"), deletion: null },
      "workspaces are never deleted and a role holds workspace:restore",
    ],
    [
      "a restorer where the platform admin restores",
      { ...flat, deletion: { windowHours: 24, restoredBy: "platform", endsSessions: true } },
      "the platform admin restores, and a role holds workspace:restore",
    ],
    [
      "an organization role that restores and holds nothing to do it with",
      without(sound, "workspace:restore"),
      "an organization role restores, and none holds workspace:restore",
    ],
    [
      "a workspace role that restores and holds nothing to do it with",
      without(flat, "workspace:restore"),
      "a workspace role restores, and none holds workspace:restore",
    ],
    [
      "a default workspace without a name",
      { ...sound, defaultWorkspace: { kind: "one", name: " ", defaultRole: null } },
      "the default workspace's name is not a good name",
    ],
    [
      "a chooser of the default where there is none to choose",
      giving(aiTracing, "organization", "org_owner", "workspace:set_default"),
      "a role holds workspace:set_default, and there is no such default",
    ],
    [
      "a default plan that is none",
      { ...sound, defaultPlan: "gold" },
      "the default plan gold is not among the plans",
    ],
    [
      "a default plan that no one can choose",
      { ...flat, defaultPlan: "enterprise" },
      "the default plan enterprise cannot be chosen by a customer",
    ],
    [
      "several plans and no one who changes them",
      without(flat, "plan:change"),
      "there are several plans and no role holds plan:change",
    ],
    [
      "a changer of plans with a single plan",
      giving(sound, "organization", "org_admin", "plan:change"),
      "a role holds plan:change, and there is no other plan",
    ],
    [
      "a feature that is none",
      withPlans(flat, (plans) => plans.map((plan) => ({ ...plan, features: ["flying"] }))),
      "flying is no feature",
    ],
    [
      "a flat role that looks after an organization",
      giving(flat, "workspace", "owner", "organization:delete"),
      "it is flat and the role owner holds organization:delete",
    ],
    [
      "a flat role that reads the people of an organization",
      giving(flat, "workspace", "admin", "organization_member:read"),
      "it is flat and the role admin holds organization_member:read",
    ],
    [
      "admins to appoint where there is no role for them",
      { ...flat, organizationAdmins: "platform" },
      "the platform admin appoints the admins of an organization, and it has no role for them",
    ],
    [
      "appointed admins without a stand-in for the owner among them",
      { ...sound, owner: { role: "admin", orOrganizationRole: null } },
      "the platform admin appoints the admins of an organization, and none of them stands in for the owner",
    ],
    [
      "admins to appoint who become it by joining",
      { ...sound, defaultRole: "org_admin" },
      "the platform admin appoints the admins of an organization, and people become one by themselves",
    ],
    [
      "admins to appoint who become it by creating one",
      {
        ...sound,
        organizationCreation: "anyone",
        creator: { workspace: "admin", organization: "org_admin" },
      },
      "the platform admin appoints the admins of an organization, and people become one by themselves",
    ],
    [
      "private workspaces that nothing takes away",
      { ...without(without(aiTracing, "workspace:delete"), "workspace:restore"), deletion: null },
      "everyone has a private workspace, and nothing takes it away when they leave",
    ],
    [
      "a setting that appears twice",
      { ...flat, settings: [...flat.settings, ...flat.settings.slice(0, 1)] },
      "the setting machine_permission_mode appears twice",
    ],
    [
      "a setting that starts with what it does not take",
      {
        ...flat,
        settings: [
          {
            key: "mode",
            name: "Mode",
            description: "How.",
            kind: "choice",
            options: [{ key: "on", name: "On" }],
            initial: "off",
          },
        ],
      },
      "the setting mode starts with a value that it does not take",
    ],
    [
      "a limit below zero",
      withPlans(flat, (plans) => plans.map((plan) => ({ ...plan, limits: { members: -1 } }))),
      "the limit members is not a whole number",
    ],
    [
      "a limit of the organization that is not whole",
      { ...sound, organizationLimits: { activeWorkspaces: 1.5 } },
      "the limit activeWorkspaces is not a whole number",
    ],
    [
      "a limit that the engine has already",
      { ...sound, limits: [{ ...limit, key: "members" }] },
      "the limit members appears twice",
    ],
    [
      "a limit whose key is none",
      { ...sound, limits: [{ ...limit, key: "Scans-1" }] },
      "the limit Scans-1 is not letters that start with a small one",
    ],
    [
      "a limit without a name",
      { ...sound, limits: [{ ...limit, name: "" }] },
      "the limit scansPerMonth lacks a name",
    ],
    [
      "a limit whose sentence has no number",
      { ...sound, limits: [{ ...limit, reached: { one: "All.", many: "All." } }] },
      "the limit scansPerMonth has a sentence that does not say its {amount}",
    ],
    ["a feature twice", { ...sound, features: [feature, feature] }, "the feature reports appears twice"],
    [
      "a feature whose key is none",
      { ...sound, features: [{ ...feature, key: "Reports-1" }] },
      "the feature Reports-1 is not lower-case words with underscores",
    ],
    [
      "a feature without a phrase",
      { ...sound, features: [{ ...feature, phrase: "" }] },
      "the feature reports lacks a name or a phrase",
    ],
    [
      "a feature whose limit does not exist",
      { ...sound, features: [{ ...feature, limit: "moons" }] },
      "the feature reports has the limit moons, which does not exist",
    ],
    [
      "a plan that opens what it has none of",
      {
        ...sound,
        features: [{ ...feature, limit: "scansPerMonth" }],
        plans: sound.plans.map((plan) => ({
          ...plan,
          limits: { scansPerMonth: 0 },
          features: ["reports"],
        })),
      },
      "the plan standard opens reports, of which it has none",
    ],
    [
      "a plan that has some of what it does not open",
      { ...sound, features: [{ ...feature, limit: "scansPerMonth" }] },
      "the plan standard has some of reports, which it does not open",
    ],
    ["a meter twice", { ...sound, meters: [meter, meter] }, "the meter scans appears twice"],
    [
      "a meter without a unit",
      { ...sound, meters: [{ ...meter, unit: { one: "", many: "" } }] },
      "the meter scans lacks a name or a unit",
    ],
    [
      "a meter whose key is none",
      { ...sound, meters: [{ ...meter, key: "Scans-1" }] },
      "the meter Scans-1 is not lower-case words with underscores",
    ],
    [
      "a meter of no limit",
      { ...sound, meters: [{ ...meter, limit: "moons" }] },
      "the meter scans counts against moons, which is no limit of a workspace or an organization here",
    ],
    ["a meter of nothing", { ...sound, meters: [{ ...meter, verbs: [] }] }, "the meter scans counts nothing"],
    [
      "a meter of a verb that no kind has",
      { ...sound, meters: [{ ...meter, verbs: ["scan:fly"] }] },
      "the meter scans counts scan:fly, which no kind has",
    ],
    ["a limit that is none", { ...sound, organizationLimits: { [name("moons")]: 3 } }, "moons is no limit"],
  ];

  test.each(inconsistent)("refuses %s", (_, spec, fault) => {
    expect(faultsOf(spec)).toContain(fault);
  });

  test("names the blueprint and every fault together", () => {
    const broken = { ...sound, name: "", defaultRole: null, defaultPlan: "gold" };
    expect(faultsOf(broken)).toHaveLength(3);
    expect(() => defineBlueprint(broken)).toThrow(
      /^The blueprint data-security is inconsistent:\n- .+\n- .+\n- .+$/,
    );
  });
});

describe("the blueprints", () => {
  test("are found by key and by nothing else", () => {
    for (const [key, model] of Object.entries(blueprints)) {
      expect(model.key).toBe(key);
      expect(blueprint(key)).toBe(model);
    }
    for (const key of ["", "nothing", "toString", "__proto__"])
      expect(() => blueprint(key)).toThrow(RangeError);
  });

  test("find a role only at its own level", () => {
    const model = blueprint("ai-governance");
    expect(workspaceRole(model, "workspace_admin")?.name).toBe("Workspace admin");
    expect(organizationRole(model, "tenant_admin")?.name).toBe("Tenant admin");
    expect(workspaceRole(model, "tenant_admin")).toBeUndefined();
    expect(organizationRole(model, "workspace_admin")).toBeUndefined();
    expect(workspaceRole(model, null)).toBeUndefined();
  });

  test("combine what two roles hold", () => {
    const model = blueprint("ai-governance");
    expect(names(permissionsOf(model, "tenant_member", "workspace_viewer"), model.catalogue)).toEqual([
      "organization:read",
      "team:read",
      "workspace:read",
      "member:read",
      "member:leave",
      "audit:read",
      "ai_provider:read",
      "compliance_subscription:read",
      "policy:read",
      "asset:read",
      "request_log:read",
    ]);
    expect(names(permissionsOf(model, null, null), model.catalogue)).toEqual([]);
  });

  test("do not confuse an unknown role with no role", () => {
    const model = blueprint("ai-governance");
    expect(() => permissionsOf(model, null, "owner")).toThrow("ai-governance has no role owner");
    expect(() => permissionsOf(model, "owner", null)).toThrow(RangeError);
  });
});
