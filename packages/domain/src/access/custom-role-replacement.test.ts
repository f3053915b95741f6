import { describe, expect, test } from "vitest";
import { permissionsOf } from "../blueprint/blueprint.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprints } from "../blueprints/index.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { actorOf } from "./actor.fixture.ts";
import type { Actor } from "./actor.ts";
import { as, create, draftOf, owner, reachOf, remove, update } from "./custom-roles.fixture.ts";
import { canCopyAndReplaceRole, canDeleteRole } from "./custom-roles.ts";
import { none } from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";
import { type RoleDraft, roleOfDraft } from "./role-draft.ts";

describe("custom roles where the platform admin appoints the admins", () => {
  const orgAdmin = actorOf(dataSecurity, { organization: "org_admin", state: "outside" });
  const draft = (...more: readonly PermissionName[]): RoleDraft => ({
    level: "organization",
    name: "Deputy",
    description: "",
    permissions: ["organization:read", ...more],
  });

  test.each([
    "workspace:read",
    "workspace:create",
    "connector:move",
    "organization:update",
    "role:create",
  ] as const)("can't make an admin under another name, with %s", (name) => {
    expect(create(orgAdmin, draft(name))).toMatchObject({ code: "FORBIDDEN", reason: "platform_appoints" });
    const harmless = roleOfDraft(dataSecurity, "deputy", draft("team:read"));
    const knows: Actor = {
      ...orgAdmin,
      roles: { ...orgAdmin.roles, organization: [...orgAdmin.roles.organization, harmless] },
    };
    expect(reason(update(knows, "deputy", draft(name)))).toBe("platform_appoints");
  });

  test("can still manage people and teams", () => {
    expect(
      reason(create(orgAdmin, draft("organization_member:add", "organization_member:remove", "team:create"))),
    ).toBe("allowed");
  });

  test("can't be replaced by the admin role", () => {
    const deputy = roleOfDraft(dataSecurity, "deputy", draft("team:read"));
    const knows: Actor = {
      ...orgAdmin,
      roles: { ...orgAdmin.roles, organization: [...orgAdmin.roles.organization, deputy] },
    };
    const facts = { ...reachOf(knows), granted: 1 };
    expect(reason(canDeleteRole(knows, "organization", "deputy", "org_admin", facts))).toBe(
      "platform_appoints",
    );
    expect(reason(canDeleteRole(knows, "organization", "deputy", "org_member", facts))).toBe("allowed");
  });
});

describe("deleting a custom role", () => {
  test("requires a replacement when someone has the role", () => {
    expect(remove(owner, "auditor", null, 1)).toMatchObject({
      code: "INVALID",
      reason: "replacement_needed",
      message: "1 person, team or invitation has this role. Choose the role that replaces it.",
      path: "replacement",
    });
    expect(remove(owner, "auditor", null, 3)).toMatchObject({
      message: "3 people, teams or invitations have this role. Choose the role that replaces it.",
    });
    expect(reason(remove(owner, "auditor", "viewer", 3))).toBe("allowed");
    expect(reason(remove(owner, "auditor", null, 0))).toBe("allowed");
  });

  test.each(["auditor", "king", "", "__proto__"])("refuses %j as a replacement", (replacement) => {
    expect(remove(owner, "auditor", replacement, 1)).toMatchObject({
      code: "INVALID",
      reason: "unknown_role",
      path: "replacement",
    });
  });

  test("gives no one more than the author holds", () => {
    const there = [permissionsOf(complianceOps, null, "admin")];
    const facts = { anywhere: owner.permissions, there, granted: 1 };
    expect(reason(canDeleteRole(owner, "workspace", "auditor", "owner", facts))).toBe("above_yourself");
    expect(reason(canDeleteRole(owner, "workspace", "auditor", "admin", facts))).toBe("allowed");
  });
});

describe("the built-in roles", () => {
  test.each(Object.values(blueprints).map((model) => [model.key, model] as const))(
    "can be replaced in %s, except those that keep workspaces owned and organizations administered",
    (_, model) => {
      const level = model.topology === "flat" ? "workspace" : "organization";
      const [top] = model.roles[level];
      const actor = actorOf(model, { [level]: top?.key });
      const kept: readonly (string | null)[] = [
        model.owner.role,
        model.creator.workspace,
        model.owner.orOrganizationRole,
        model.creator.organization,
      ];
      for (const role of model.roles.workspace) {
        const draft = { ...draftOf(), permissions: role.permissions };
        const decision = canCopyAndReplaceRole(actor, role.key, draft, { anywhere: role.set, there: [] });
        expect(reason(decision)).toBe(kept.includes(role.key) ? "role_keeps_owner" : "allowed");
      }
    },
  );

  test("are replaced only by people who can create and delete roles, within what they hold", () => {
    const replace = (actor: Actor, key: string, draft = draftOf()) =>
      reason(canCopyAndReplaceRole(actor, key, draft, reachOf(actor)));
    expect(replace(as("admin"), "viewer")).toBe("missing_permission");
    expect(replace(owner, "auditor")).toBe("not_built_in_role");
    expect(replace(owner, "none")).toBe("no_such_role");
    const here = canCopyAndReplaceRole(owner, "viewer", draftOf(), { ...reachOf(owner), there: [none] });
    expect(reason(here)).toBe("above_yourself");
  });
});
