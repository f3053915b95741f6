import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import type { Actor } from "../access/actor.ts";
import { contains } from "../access/permission-set.ts";
import { coreCatalogue } from "../access/permissions.ts";
import { makeRole, roleIn } from "../access/roles.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprints } from "../blueprints/index.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { reason } from "../refusals/reason.fixture.ts";
import {
  canAddToOrganization,
  canAppoint,
  canChangeOrganizationRole,
  canLeaveOrganization,
  canRemoveFromOrganization,
  keptRole,
} from "./organization-members.ts";

const admin = actorOf(aiGovernance, { organization: "tenant_admin", state: "outside" });
const member = actorOf(aiGovernance, { organization: "tenant_member", state: "outside" });
const other = (role: string) => ({ userId: "other", role });
const shared = { otherAdmins: 1, onlyOwnerOf: [] };
const alone = { otherAdmins: 0, onlyOwnerOf: [] };
const stranger = { isMember: false };

describe("the people of an organization", () => {
  test("are added in either role by tenant admins only", () => {
    for (const role of ["tenant_admin", "tenant_member"]) {
      expect(reason(canAddToOrganization(admin, role, stranger))).toBe("allowed");
      expect(reason(canAddToOrganization(member, role, stranger))).toBe("missing_permission");
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
    expect(reason(canAddToOrganization(admin, "workspace_admin", stranger))).toBe("unknown_role");
    expect(reason(canChangeOrganizationRole(admin, other("tenant_member"), "workspace_admin", shared))).toBe(
      "unknown_role",
    );
  });

  test("get a different role from a tenant admin", () => {
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
      message: "No one else in the organization has the Tenant admin role. Give it to someone else first.",
    });
    expect(reason(canChangeOrganizationRole(admin, self, "tenant_member", shared))).toBe("allowed");
    expect(reason(canChangeOrganizationRole(admin, self, "tenant_admin", alone))).toBe("allowed");
    expect(reason(canRemoveFromOrganization(admin, other("tenant_admin"), alone))).toBe(
      "last_organization_admin",
    );
    expect(reason(canLeaveOrganization(admin, "tenant_admin", alone))).toBe("last_organization_admin");
  });

  test("are removed by a tenant admin, who can't remove themselves", () => {
    expect(reason(canRemoveFromOrganization(admin, other("tenant_member"), alone))).toBe("allowed");
    expect(reason(canRemoveFromOrganization(admin, { userId: "actor", role: "tenant_admin" }, shared))).toBe(
      "remove_yourself",
    );
    expect(reason(canRemoveFromOrganization(member, other("tenant_member"), shared))).toBe(
      "missing_permission",
    );
  });

  test("can leave by themselves, in any role", () => {
    expect(reason(canLeaveOrganization(member, "tenant_member", alone))).toBe("allowed");
    expect(reason(canLeaveOrganization(admin, "tenant_admin", shared))).toBe("allowed");
  });

  test("can't leave while a workspace has no other owner, and the refusal names it", () => {
    const facts = (...onlyOwnerOf: string[]) => ({ otherAdmins: 1, onlyOwnerOf });
    const owner = actorOf(aiTracing, { organization: "org_member", state: "outside" });
    const keeper = actorOf(aiTracing, { organization: "org_admin", state: "outside" });
    expect(canLeaveOrganization(owner, "org_member", facts("North"))).toMatchObject({
      allowed: false,
      code: "CONFLICT",
      reason: "last_owner",
      message: "No one else has the Owner role in North. Give it to someone else there first.",
    });
    expect(canRemoveFromOrganization(keeper, other("org_member"), facts("North", "South"))).toMatchObject({
      message: "No one else has the Owner role in North and South. Give it to someone else there first.",
    });
    expect(canLeaveOrganization(owner, "org_member", facts("A", "B", "C"))).toMatchObject({
      message: "No one else has the Owner role in A, B, and C. Give it to someone else there first.",
    });
    expect(canLeaveOrganization(owner, "org_member", facts("A", "B", "C", "D"))).toMatchObject({
      message: "No one else has the Owner role in A, B, and 2 more. Give it to someone else there first.",
    });
  });

  test("can't leave an organization that is its workspace", () => {
    const flat = actorOf(machineFleet, { workspace: "member" });
    expect(canLeaveOrganization(flat, "member", shared)).toMatchObject({ reason: "not_offered" });
  });
});

describe("three roles in the organization, as in ai-tracing", () => {
  const roles = ["org_owner", "org_admin", "org_member"] as const;
  const as = (role: string) => actorOf(aiTracing, { organization: role, state: "outside" });

  test("are assigned by people who hold as much", () => {
    const table = roles.map((actor) => [
      actor,
      ...roles.map((role) => reason(canAddToOrganization(as(actor), role, stranger))),
    ]);
    expect(table).toEqual([
      ["org_owner", "allowed", "allowed", "allowed"],
      ["org_admin", "above_yourself", "allowed", "allowed"],
      ["org_member", "missing_permission", "missing_permission", "missing_permission"],
    ]);
  });

  test("are removed by people who hold as much", () => {
    expect(reason(canRemoveFromOrganization(as("org_admin"), other("org_owner"), shared))).toBe(
      "above_yourself",
    );
    expect(reason(canChangeOrganizationRole(as("org_admin"), other("org_owner"), "org_member", shared))).toBe(
      "above_yourself",
    );
    expect(reason(canRemoveFromOrganization(as("org_owner"), other("org_owner"), shared))).toBe("allowed");
  });

  test("can't be assigned on the strength of a role in one workspace", () => {
    // A role that allows in every workspace what the actor can do only in their own.
    const reviewer = makeRole(
      {
        key: "reviewer",
        name: "Reviewer",
        description: "Reads everything.",
        rank: 9,
        permissions: ["organization:read", "workspace:read"],
      },
      coreCatalogue,
    );
    const roles = { ...aiTracing.roles, organization: [...aiTracing.roles.organization, reviewer] };
    const inTheirs: Actor = {
      ...actorOf(aiTracing, { organization: "org_admin", workspace: "owner" }),
      roles,
    };
    expect(contains(inTheirs.permissions, reviewer.set)).toBe(true);
    expect(reason(canAddToOrganization(inTheirs, "reviewer", stranger))).toBe("above_yourself");
    expect(reason(canRemoveFromOrganization(inTheirs, other("reviewer"), shared))).toBe("above_yourself");
  });
});

describe("admins appointed by the platform admin, as in data-security", () => {
  const orgAdmin = actorOf(dataSecurity, { organization: "org_admin", state: "outside" });
  const operator = actorOf(dataSecurity, {
    platform: ["platform:appoint_organization_admin"],
    state: "outside",
  });
  const no = {
    code: "FORBIDDEN",
    reason: "platform_appoints",
    message: "Only the platform admin can appoint and dismiss this organization's admins.",
  };

  test("can't appoint anyone in any way", () => {
    expect(canAddToOrganization(orgAdmin, "org_admin", stranger)).toMatchObject(no);
    expect(canChangeOrganizationRole(orgAdmin, other("org_member"), "org_admin", shared)).toMatchObject(no);
    expect(reason(canAddToOrganization(orgAdmin, "org_member", stranger))).toBe("allowed");
  });

  test("can't dismiss anyone in any way", () => {
    expect(canChangeOrganizationRole(orgAdmin, other("org_admin"), "org_member", shared)).toMatchObject(no);
    expect(canRemoveFromOrganization(orgAdmin, other("org_admin"), shared)).toMatchObject(no);
    expect(reason(canRemoveFromOrganization(orgAdmin, other("org_member"), shared))).toBe("allowed");
  });

  test("are appointed by the platform admin, from inside or outside the organization", () => {
    for (const held of ["org_member", null]) {
      expect(reason(canAppoint(operator, held, "org_admin", alone))).toBe("allowed");
      expect(reason(canAppoint(orgAdmin, held, "org_admin", alone))).toBe("missing_permission");
    }
  });

  test("are dismissed by the platform admin, except the last one", () => {
    expect(reason(canAppoint(operator, "org_admin", "org_member", shared))).toBe("allowed");
    expect(canAppoint(operator, "org_admin", "org_member", alone)).toMatchObject({
      reason: "last_organization_admin",
      message:
        "No one else in the organization has the Organization admin role. Give it to someone else first.",
    });
    expect(reason(canAppoint(operator, "org_admin", "org_admin", alone))).toBe("allowed");
  });

  test("are the only people whom the platform admin appoints", () => {
    expect(reason(canAppoint(operator, "org_member", "org_member", shared))).toBe("not_appointed");
    expect(reason(canAppoint(operator, null, "org_member", shared))).toBe("not_appointed");
    expect(reason(canAppoint(operator, null, "admin", shared))).toBe("unknown_role");
    expect(reason(canAppoint({ ...operator, blueprint: null }, null, "org_admin", shared))).toBe(
      "not_offered",
    );
  });

  test("are appointed by their own people in every other blueprint", () => {
    for (const blueprint of Object.values(blueprints)) {
      if (blueprint === dataSecurity) continue;
      const platform = actorOf(blueprint, { platform: ["platform:appoint_organization_admin"] });
      expect(reason(canAppoint(platform, null, keptRole(blueprint)?.key ?? "", shared))).toBe("not_offered");
    }
  });
});

describe("any sequence of changes to organization roles", () => {
  const models = [aiGovernance, dataSecurity, aiTracing];
  const step = fc.record({
    verb: fc.constantFrom("add", "change", "remove", "leave"),
    actor: fc.nat(3),
    target: fc.nat(3),
    role: fc.nat(2),
  });

  test.each(models.map((model) => [model.key, model] as const))(
    "%s keeps an admin, and no one reaches above themselves",
    (_, model) => {
      const roles = model.roles.organization;
      const kept = keptRole(model)?.key ?? "";
      fc.assert(
        fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
          const people = new Map<string, string>([
            ["p0", kept],
            ["p1", model.defaultRole ?? ""],
          ]);
          for (const one of steps) {
            const [actor, target] = [`p${one.actor}`, `p${one.target}`];
            const role = roles[one.role]?.key ?? "nothing";
            const held = people.get(target);
            if (!people.has(actor) || (one.verb === "add" ? false : held === undefined)) continue;
            const me = actorOf(model, {
              organization: people.get(actor) ?? null,
              id: actor,
              state: "outside",
            });
            const leaving = one.verb === "leave" ? actor : target;
            const otherAdmins = [...people].filter(([id, key]) => key === kept && id !== leaving).length;
            const facts = { otherAdmins, onlyOwnerOf: [] };
            const them = { userId: target, role: held ?? "" };
            const decision = {
              add: () => canAddToOrganization(me, role, { isMember: held !== undefined }),
              change: () => canChangeOrganizationRole(me, them, role, facts),
              remove: () => canRemoveFromOrganization(me, them, facts),
              leave: () => canLeaveOrganization(me, people.get(actor) ?? "", facts),
            }[one.verb]();
            if (!decision.allowed) continue;
            if (one.verb === "leave") people.delete(actor);
            else if (one.verb === "remove") people.delete(target);
            else people.set(target, role);
            expect([...people.values()]).toContain(kept);
            if (one.verb === "leave") continue;
            const given = roleIn(model.roles, "organization", people.get(target) ?? null);
            const taken = roleIn(model.roles, "organization", held ?? null);
            for (const touched of [given, taken]) {
              if (touched === undefined) continue;
              expect(contains(me.permissions, touched.set)).toBe(true);
              if (model.organizationAdmins === "platform") expect(touched.key).not.toBe(kept);
            }
          }
        }),
        { numRuns: 300 },
      );
    },
  );
});
