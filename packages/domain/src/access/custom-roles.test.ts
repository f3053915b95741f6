import { describe, expect, test } from "vitest";
import { permissionsOf } from "../blueprint/blueprint.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { blueprints } from "../blueprints/index.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { actorOf } from "./actor.fixture.ts";
import {
  as,
  auditor,
  create,
  draftOf,
  knowing,
  owner,
  reachOf,
  remove,
  update,
} from "./custom-roles.fixture.ts";
import { canCompose, canCreateRole, canUpdateRole, isBuiltIn, maxCustomRoles } from "./custom-roles.ts";
import { neededIn } from "./levels.ts";
import type { PermissionName } from "./permissions.ts";
import { type RoleDraft, roleOfDraft } from "./role-draft.ts";

describe("the custom roles of an organization", () => {
  test.each(Object.values(blueprints).map((model) => [model.key, model] as const))(
    "are created by the top role of %s",
    (_, model) => {
      const level = model.topology === "flat" ? "workspace" : "organization";
      const able = model.roles[level].filter((role) => {
        const actor = actorOf(model, { [level]: role.key });
        return create(actor, { ...draftOf(), level, permissions: neededIn[level] }).allowed;
      });
      expect(able).toEqual(model.roles[level].slice(0, 1));
    },
  );

  test("are distinguished from the blueprint's", () => {
    expect(isBuiltIn(complianceOps, "workspace", "owner")).toBe(true);
    expect(isBuiltIn(complianceOps, "workspace", "auditor")).toBe(false);
    expect(isBuiltIn(aiGovernance, "workspace", "tenant_admin")).toBe(false);
  });

  test("are created, changed and deleted by the owner", () => {
    expect(reason(create(owner, { ...draftOf("audit:read"), name: "Other" }))).toBe("allowed");
    expect(reason(update(owner, "auditor", draftOf("audit:read", "member:read")))).toBe("allowed");
    expect(reason(remove(owner, "auditor"))).toBe("allowed");
    for (const role of ["admin", "member", "viewer"]) {
      expect(reason(create(as(role), draftOf()))).toBe("missing_permission");
      expect(reason(update(as(role), "auditor", draftOf()))).toBe("missing_permission");
      expect(reason(remove(as(role), "auditor"))).toBe("missing_permission");
    }
  });

  test("are limited to fifty", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...auditor, key: `role_${at}`, name: `Role ${at}` }));
    const holder = (count: number) => knowing(actorOf(complianceOps, { workspace: "owner" }), ...many(count));
    expect(reason(create(holder(maxCustomRoles - 1), draftOf()))).toBe("allowed");
    expect(create(holder(maxCustomRoles), draftOf())).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "role_limit",
      message: "50 custom roles limit reached",
    });
    expect(reason(update(holder(maxCustomRoles), "role_0", draftOf("audit:read")))).toBe("allowed");
  });

  test("leave the blueprint's roles unchanged", () => {
    for (const { key } of complianceOps.roles.workspace) {
      expect(update(owner, key, draftOf())).toMatchObject({
        code: "FORBIDDEN",
        reason: "built_in_role",
        message: "Built-in roles can't be changed.",
      });
      expect(reason(remove(owner, key))).toBe("built_in_role");
    }
  });

  test("do not exist until someone creates them", () => {
    expect(update(owner, "gone", draftOf())).toMatchObject({ code: "NOT_FOUND", reason: "no_such_role" });
    expect(reason(remove(owner, "gone"))).toBe("no_such_role");
    expect(reason(create({ ...owner, blueprint: null }, draftOf()))).toBe("no_such_role");
    expect(reason(update({ ...owner, blueprint: null }, "auditor", draftOf()))).toBe("no_such_role");
  });

  test("stay valid drafts when they are changed", () => {
    expect(reason(update(owner, "auditor", { ...draftOf(), name: "Owner" }))).toBe("role_name_taken");
    expect(reason(update(owner, "auditor", { ...draftOf(), permissions: ["audit:read"] }))).toBe(
      "permission_needed",
    );
  });

  test("can't be created while the workspace is archived", () => {
    expect(reason(create(actorOf(complianceOps, { workspace: "owner", state: "archived" }), draftOf()))).toBe(
      "workspace_archived",
    );
  });
});

describe("the bound of a custom role", () => {
  const above = {
    code: "FORBIDDEN",
    reason: "above_yourself",
    message: "You can't make or change a role that can do more than you can wherever it applies.",
    path: "permissions",
  };

  // An author below the owner, whose custom role lets them create roles.
  const author = (() => {
    const role = roleOfDraft(complianceOps, "author", {
      ...draftOf("role:create", "role:update", "role:delete", "audit:read"),
      name: "Author",
    });
    const actor = actorOf(complianceOps, { workspace: "viewer" });
    return knowing({ ...actor, permissions: role.set, workspaceRole: "author" }, role, auditor);
  })();

  test("is what the author holds", () => {
    expect(create(author, { ...draftOf("member:add"), name: "Other" })).toMatchObject(above);
    expect(reason(create(author, { ...draftOf("audit:read"), name: "Other" }))).toBe("allowed");
  });

  test("applies to the role before and after the change", () => {
    const inviter = roleOfDraft(complianceOps, "inviter", { ...draftOf("member:add"), name: "Inviter" });
    const knows = knowing(author, inviter);
    expect(update(knows, "auditor", draftOf("member:add"))).toMatchObject(above);
    expect(update(knows, "inviter", { ...draftOf(), name: "Inviter" })).toMatchObject(above);
    expect(remove(knows, "inviter")).toMatchObject(above);
  });

  test("is reported for each permission separately", () => {
    const reach = reachOf(author);
    expect(canCompose(author, "workspace", ["audit:read"], reach).allowed).toBe(true);
    expect(canCompose(author, "workspace", ["member:add"], reach)).toMatchObject(above);
  });

  test("applies in each workspace where someone has the role", () => {
    const elsewhere = permissionsOf(complianceOps, null, "viewer");
    const change = (there: readonly (typeof elsewhere)[]) =>
      reason(canUpdateRole(owner, "auditor", draftOf("audit:read"), { anywhere: owner.permissions, there }));
    expect(change([owner.permissions])).toBe("allowed");
    expect(change([owner.permissions, elsewhere])).toBe("above_yourself");
  });

  test("lets only a workspace's owner in ai-tracing compose roles from what they hold there", () => {
    const orgOwner = actorOf(aiTracing, { organization: "org_owner", state: "outside" });
    const labeler = { ...draftOf("project:read", "trace:read"), name: "Labeler" };
    expect(canCreateRole(orgOwner, labeler, { anywhere: orgOwner.permissions })).toMatchObject(above);
    const anywhere = permissionsOf(aiTracing, "org_owner", "owner");
    expect(reason(canCreateRole(orgOwner, labeler, { anywhere }))).toBe("allowed");
    const made = knowing(orgOwner, roleOfDraft(aiTracing, "labeler", labeler));
    const inForeign = { anywhere, there: [permissionsOf(aiTracing, "org_owner", null)] };
    expect(canUpdateRole(made, "labeler", labeler, inForeign)).toMatchObject(above);
  });

  test("is the author's organization role, for an organization role", () => {
    const draft = (...more: readonly PermissionName[]): RoleDraft => ({
      ...draftOf(),
      level: "organization",
      permissions: ["organization:read", ...more],
    });
    const orgOwner = actorOf(aiTracing, { organization: "org_owner", workspace: "owner" });
    expect(reason(create(orgOwner, draft("team:create")))).toBe("allowed");
    expect(create(orgOwner, draft("trace:read"))).toMatchObject(above);
  });
});
