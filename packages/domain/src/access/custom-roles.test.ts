import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Blueprint, permissionsOf } from "../blueprint/blueprint.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprints } from "../blueprints/index.ts";
import type { Decision } from "../refusals/refusal.ts";
import { actorOf } from "./actor.fixture.ts";
import type { Actor } from "./actor.ts";
import {
  canCompose,
  canCopyAndReplaceRole,
  canCreateRole,
  canDeleteRole,
  canUpdateRole,
  isBuiltIn,
  maxCustomRoles,
} from "./custom-roles.ts";
import { canStandIn, isAppointed, neededIn, type RoleLevel } from "./levels.ts";
import { contains, none, of } from "./permission-set.ts";
import type { PermissionName } from "./permissions.ts";
import { type RoleDraft, roleOfDraft } from "./role-draft.ts";
import type { Role } from "./roles.ts";

const reason = (decision: Decision) => (decision.allowed ? "allowed" : decision.reason);
const reachOf = (actor: Actor) => ({ anywhere: actor.permissions, there: [] });

const draftOf = (...more: readonly PermissionName[]): RoleDraft => ({
  level: "workspace",
  name: "Auditor",
  description: "Reads along.",
  permissions: ["workspace:read", "member:leave", ...more],
});

/** The actor in an organization with these custom roles. */
function knowing(actor: Actor, ...custom: readonly Role[]): Actor {
  return { ...actor, roles: { ...actor.roles, workspace: [...actor.roles.workspace, ...custom] } };
}

const auditor = roleOfDraft(complianceOps, "auditor", draftOf("audit:read"));
const as = (workspace: string) => knowing(actorOf(complianceOps, { workspace }), auditor);
const owner = as("owner");
const create = (actor: Actor, draft: RoleDraft) => canCreateRole(actor, draft, reachOf(actor));
const update = (actor: Actor, key: string, draft: RoleDraft) =>
  canUpdateRole(actor, key, draft, reachOf(actor));
const remove = (actor: Actor, key: string, replacement: string | null = null, granted = 0) =>
  canDeleteRole(actor, "workspace", key, replacement, { ...reachOf(actor), granted });

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

describe("any composed role", () => {
  const models: Blueprint[] = Object.values(blueprints);
  const place = fc
    .record({
      model: fc.constantFrom(...models),
      level: fc.constantFrom("organization" as const, "workspace" as const),
    })
    .filter(({ model, level }) => model.roles[level].length > 0);

  /** What the author holds, what the role allows before and after, and what the author holds where someone has it. */
  const question = place.chain(({ model, level }) => {
    const fitting = model.catalogue.permissions
      .filter((row) => canStandIn(model.topology, level, row))
      .map((row) => row.name);
    return fc.subarray(fitting).chain((held) =>
      fc.record({
        model: fc.constant(model),
        level: fc.constant(level),
        held: fc.constant(held),
        before: fc.subarray(held),
        after: fc.subarray(held),
        besides: fc.option(fc.constantFrom(...model.catalogue.permissions.map((row) => row.name))),
        there: fc.option(fc.subarray(fitting, { minLength: Math.max(0, fitting.length - 1) })),
      }),
    );
  });

  test("is allowed exactly within the author's bounds, everywhere it applies", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(question, ({ model, level, held, before, after, besides, there }) => {
        const needs = neededIn[level];
        const keys = ["role:create", "role:update", "role:delete"] as const;
        const draft = (...names: readonly PermissionName[]): RoleDraft => ({
          level,
          name: "Auditor",
          description: "",
          permissions: [...new Set([...needs, ...names])],
        });
        const old = roleOfDraft(model, "auditor", draft(...before));
        const mine = { ...roleOfDraft(model, "mine", draft(...held, ...keys)), name: "Mine" };
        const added = [mine, old];
        const author: Actor = {
          ...actorOf(model),
          permissions: mine.set,
          organizationRole: "mine",
          roles: { ...model.roles, [level]: [...model.roles[level], ...added] },
        };
        const wanted = draft(...after, ...(besides === null ? [] : [besides]));
        const reach = { anywhere: mine.set, there: there === null ? [] : [of(there, model.catalogue)] };

        const fits = wanted.permissions.every((name) => {
          const row = model.catalogue.named[name];
          return row !== undefined && canStandIn(model.topology, level, row);
        });
        const free = (names: readonly PermissionName[]) =>
          level === "workspace" || !isAppointed(model, names);
        const bounds = level === "workspace" ? reach.there : [];
        const within = (names: readonly PermissionName[]) =>
          free(names) && [mine.set, ...bounds].every((bound) => contains(bound, of(names, model.catalogue)));

        const made = canCreateRole(author, { ...wanted, name: "Other" }, reach);
        expect(made.allowed).toBe(
          fits && free(wanted.permissions) && contains(mine.set, of(wanted.permissions, model.catalogue)),
        );
        const changed = canUpdateRole(author, "auditor", wanted, reach);
        expect(changed.allowed).toBe(fits && within(old.permissions) && within(wanted.permissions));
        const deleted = canDeleteRole(author, level, "auditor", null, { ...reach, granted: 0 });
        expect(deleted.allowed).toBe(within(old.permissions));
        for (const decision of [made, changed, deleted]) seen.add(reason(decision));

        const powerless = { ...author, permissions: none };
        expect(canCreateRole(powerless, wanted, reach).allowed).toBe(false);
        expect(canUpdateRole(powerless, "auditor", wanted, reach).allowed).toBe(false);
        expect(canDeleteRole(powerless, level, "auditor", null, { ...reach, granted: 0 }).allowed).toBe(
          false,
        );
      }),
      { numRuns: 1000 },
    );
    expect([...seen].toSorted()).toEqual([
      "above_yourself",
      "allowed",
      "permission_not_of_role",
      "platform_appoints",
    ]);
  });

  test("can include each permission that the top role of the blueprint holds", () => {
    for (const model of models) {
      const level: RoleLevel = model.topology === "flat" ? "workspace" : "organization";
      const [top] = model.roles[level];
      if (top === undefined) throw new Error(`${model.key} has no role`);
      const author = actorOf(model, { [level]: top.key });
      for (const name of top.permissions) {
        const draft: RoleDraft = {
          ...draftOf(),
          level,
          permissions: [...new Set([...neededIn[level], name])],
        };
        const decision = canCreateRole(author, draft, { anywhere: author.permissions });
        const isAdmins = model.organizationAdmins === "platform" && reason(decision) === "platform_appoints";
        expect(decision.allowed || isAdmins, `${model.key} ${name}`).toBe(true);
      }
    }
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
