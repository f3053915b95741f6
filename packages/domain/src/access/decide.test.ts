import { describe, expect, test } from "vitest";
import { blueprints } from "../blueprints/index.ts";
import { workspaceStates } from "../lifecycle/states.ts";
import { allowed } from "../refusals/refusal.ts";
import { actorOf } from "./actor.fixture.ts";
import type { Actor } from "./actor.ts";
import { can, permission } from "./decide.ts";
import { has, none, of } from "./permission-set.ts";
import { type CorePermissionName, coreCatalogue, type PermissionName, permissions } from "./permissions.ts";
import { noRoles } from "./roles.ts";

const models = Object.values(blueprints);

const everyCombination = models.flatMap((blueprint) =>
  [null, ...blueprint.roles.organization].flatMap((organization) =>
    [null, ...blueprint.roles.workspace].flatMap((workspace) =>
      workspaceStates.map((state) => ({
        title: `${blueprint.key}, ${organization?.key ?? "no role"} and ${workspace?.key ?? "no role"}, ${state}`,
        actor: actorOf(blueprint, {
          organization: organization?.key ?? null,
          workspace: workspace?.key ?? null,
          state,
        }),
        state,
      })),
    ),
  ),
);

const catalogueFor = ({ blueprint }: Actor) => blueprint?.catalogue ?? coreCatalogue;

describe("can", () => {
  test.each(everyCombination)("answers every permission for $title", ({ actor, state }) => {
    const flat = actor.blueprint?.topology === "flat";
    const catalogue = catalogueFor(actor);
    for (const { name, level, usableIn } of catalogue.permissions) {
      const decision = can(actor, name);
      if (!has(actor.permissions, name, catalogue)) {
        expect(decision).toMatchObject({ allowed: false, code: "FORBIDDEN", reason: "missing_permission" });
      } else if (usableIn === null || usableIn.includes(state) || (level === "organization" && !flat)) {
        expect(decision).toBe(allowed);
      } else {
        expect(decision).toMatchObject({ allowed: false, code: "WRONG_STATE", reason: `workspace_${state}` });
      }
    }
  });

  test.each(everyCombination)("answers a handle as it does the name, for $title", ({ actor }) => {
    for (const { name } of permissions) {
      expect(can(actor, permission(name as CorePermissionName))).toBe(can(actor, name));
    }
  });

  test.each(everyCombination)("allocates nothing when asked again, for $title", ({ actor }) => {
    for (const { name } of catalogueFor(actor).permissions) {
      expect(can(actor, name)).toBe(can({ ...actor }, name));
    }
  });

  test.each(["member:invite", "", "toString", "__proto__"])(
    "refuses %j, which is not a permission, with a sentence",
    (name) => {
      const admin = actorOf("ai-governance", { organization: "tenant_admin" });
      expect(can(admin, name as PermissionName)).toMatchObject({
        allowed: false,
        code: "FORBIDDEN",
        reason: "no_such_permission",
        message: `There is no permission “${name}”.`,
      });
    },
  );

  test("allows by the union of two grants what either grant allows", () => {
    const both = actorOf("ai-governance", { organization: "tenant_member", workspace: "workspace_admin" });
    expect(can(both, "organization:read")).toBe(allowed);
    expect(can(both, "member:add")).toBe(allowed);
  });

  test("applies an organization role's workspace permissions in a workspace where the actor has no role", () => {
    const admin = actorOf("ai-governance", { organization: "tenant_admin" });
    expect(can(admin, "workspace:update")).toBe(allowed);
  });

  test("has no workspace permission when no workspace is named", () => {
    const outside = actorOf("ai-governance", { organization: "tenant_admin", state: "outside" });
    expect(can(outside, "workspace:create")).toBe(allowed);
    expect(can(outside, "workspace:update")).toMatchObject({
      allowed: false,
      code: "NOT_FOUND",
      reason: "workspace_not_named",
    });
  });

  test("applies the state of a workspace to its organization when the two are the same", () => {
    const owner = (state: "archived" | "pending_deletion") =>
      actorOf("compliance-ops", { workspace: "owner", state });
    expect(can(owner("archived"), "team:read")).toBe(allowed);
    for (const name of ["team:create", "role:create", "plan:change"] as const) {
      expect(can(owner("archived"), name)).toMatchObject({ reason: "workspace_archived" });
      expect(can(owner("pending_deletion"), name)).toMatchObject({ reason: "workspace_pending_deletion" });
    }
  });

  test("does not apply the state of one workspace among several to the organization", () => {
    const admin = actorOf("ai-governance", { organization: "tenant_admin", state: "archived" });
    for (const name of ["team:create", "workspace:create", "organization_member:add"] as const) {
      expect(can(admin, name)).toBe(allowed);
    }
  });

  test("lets the platform admin see nothing inside a tenant", () => {
    const platform = permissions.filter((row) => row.level === "platform").map((row) => row.name);
    const operator = actorOf("compliance-ops", { platform });
    for (const { name, level } of catalogueFor(operator).permissions)
      expect(can(operator, name).allowed).toBe(level === "platform");
  });

  test("decides for the system by its permissions, too", () => {
    const system: Actor = {
      ...actorOf("compliance-ops"),
      kind: "system",
      permissions: of(["workspace:read"], coreCatalogue),
    };
    expect(can(system, "workspace:read")).toBe(allowed);
    expect(can(system, "workspace:update").allowed).toBe(false);
  });
});

describe("the sentence of a refusal", () => {
  const sentences: readonly (readonly [string, PermissionName, string])[] = [
    ["compliance-ops", "member:add", "You need the Owner or Admin role to add members."],
    ["compliance-ops", "workspace:delete", "You need the Owner role to delete the workspace."],
    ["compliance-ops", "plan:change", "You need the Owner role to change the plan."],
    [
      "compliance-ops",
      "workspace:read",
      "You need the Owner, Admin, Member, or Viewer role to open the workspace.",
    ],
    ["compliance-ops", "workspace:change_slug", "Only the platform admin can change the workspace's slug."],
    [
      "compliance-ops",
      "workspace:restore",
      "Only the platform admin can restore the workspace after its deletion.",
    ],
    ["compliance-ops", "organization:update", "No one can edit the organization's name and time zone here."],
    ["ai-governance", "member:add", "You need the Tenant admin or Workspace admin role to add members."],
    [
      "ai-governance",
      "workspace:archive",
      "You need the Tenant admin role to archive and unarchive the workspace.",
    ],
    ["ai-governance", "workspace:change_slug", "No one can change the workspace's slug here."],
    ["data-security", "scan:run", "You need the Organization admin, Admin, or Editor role to run scans."],
    ["ai-governance", "workspace:delete", "No one can delete the workspace here."],
    [
      "ai-governance",
      "platform:read",
      "Only the platform admin can see every organization and workspace of this instance.",
    ],
  ];

  test.each(sentences)("of %s for %s says who can", (key, name, sentence) => {
    expect(can(actorOf(key), name)).toMatchObject({ message: sentence });
  });

  test.each(models.map((blueprint) => [blueprint.key, blueprint] as const))(
    "is a single sentence for every permission of %s and names every role that holds it",
    (_, blueprint) => {
      const stranger = actorOf(blueprint);
      for (const { name } of blueprint.catalogue.permissions) {
        const decision = can(stranger, name);
        if (decision.allowed) throw new Error(`a stranger may ${name}`);
        expect(decision.message).toMatch(/^[A-Z][^.]*\.$/);
        for (const role of [...blueprint.roles.organization, ...blueprint.roles.workspace]) {
          if (has(role.set, name, blueprint.catalogue)) expect(decision.message).toContain(role.name);
        }
      }
    },
  );

  test("outside any organization names no roles", () => {
    const outsider: Actor = {
      kind: "user",
      id: "outsider",
      permissions: none,
      blueprint: null,
      roles: noRoles,
      organizationRole: null,
      workspaceRole: null,
      workspace: null,
    };
    expect(can(outsider, "member:add")).toMatchObject({ message: "You can't add members." });
    expect(can(outsider, "platform:lift_limit")).toMatchObject({
      message: "Only the platform admin can lift a limit.",
    });
  });

  test("in the wrong state says what to do first", () => {
    const owner = (state: "archived" | "pending_deletion") =>
      actorOf("compliance-ops", { workspace: "owner", state });
    expect(can(owner("archived"), "workspace:update")).toMatchObject({
      message: "The workspace is archived. Unarchive it first.",
    });
    expect(can(owner("pending_deletion"), "workspace:read")).toMatchObject({
      message: "The workspace is deleted. Restore it first.",
    });
  });

  test("does not reveal the workspace's state to someone without the permission", () => {
    const viewer = actorOf("compliance-ops", { workspace: "viewer", state: "archived" });
    expect(can(viewer, "member:add")).toMatchObject({ code: "FORBIDDEN" });
  });
});
