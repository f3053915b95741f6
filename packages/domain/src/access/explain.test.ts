import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { blueprints } from "../blueprints/index.ts";
import { workspaceStates } from "../lifecycle/states.ts";
import { actorOf } from "./actor.fixture.ts";
import { can } from "./decide.ts";
import { type AccessGrant, accessUnion, explainAccess, grantDescription } from "./explain.ts";
import { names, union } from "./permission-set.ts";
import { type Role, type Roles, roleIn } from "./roles.ts";

function role(book: { readonly roles: Roles }, level: keyof Roles, key: string): Role {
  const found = roleIn(book.roles, level, key);
  if (found === undefined) throw new Error(`there is no role ${key}`);
  return found;
}

const team = { id: "team-1", name: "Research" };

describe("an explanation of access", () => {
  test("names the grants that give it, and only those", () => {
    const direct: AccessGrant = { source: "direct", role: role(aiTracing, "workspace", "reader") };
    const byTeam: AccessGrant = { source: "team", role: role(aiTracing, "workspace", "contributor"), team };
    const inOrganization: AccessGrant = {
      source: "organization",
      role: role(aiTracing, "organization", "org_admin"),
    };
    const grants = [direct, byTeam, inOrganization];
    const explain = (permission: "trace:read" | "project:update" | "team:create") =>
      explainAccess({ permission, grants, state: "active", blueprint: aiTracing });
    expect(explain("trace:read")).toEqual({ allowed: true, because: [direct, byTeam], refusal: null });
    expect(explain("project:update")).toEqual({ allowed: true, because: [byTeam], refusal: null });
    expect(explain("team:create")).toEqual({ allowed: true, because: [inOrganization], refusal: null });
  });

  test("says who can, when no grant gives it", () => {
    const grants: AccessGrant[] = [{ source: "direct", role: role(complianceOps, "workspace", "admin") }];
    const question = {
      permission: "plan:change",
      grants,
      state: "active",
      blueprint: complianceOps,
    } as const;
    expect(explainAccess(question)).toMatchObject({
      allowed: false,
      because: [],
      refusal: {
        allowed: false,
        code: "FORBIDDEN",
        reason: "missing_permission",
        message: "You need the Owner role to change the plan.",
      },
    });
  });

  test("reports a permission that is held but not usable in the workspace's state", () => {
    const direct: AccessGrant = { source: "direct", role: role(complianceOps, "workspace", "owner") };
    const question = { permission: "member:add", state: "archived", blueprint: complianceOps } as const;
    expect(explainAccess({ ...question, grants: [direct] })).toMatchObject({
      allowed: false,
      because: [direct],
      refusal: { reason: "workspace_archived" },
    });
  });

  test("asks about the organization itself where no workspace is named", () => {
    const grants: AccessGrant[] = [
      { source: "organization", role: role(aiGovernance, "organization", "tenant_admin") },
    ];
    const question = { grants, state: null, blueprint: aiGovernance };
    expect(explainAccess({ ...question, permission: "workspace:create" }).allowed).toBe(true);
    expect(explainAccess({ ...question, permission: "workspace:update" })).toMatchObject({
      allowed: false,
      refusal: { reason: "workspace_not_named" },
    });
  });

  test("reports nothing for someone without grants", () => {
    for (const { name } of aiTracing.catalogue.permissions) {
      const question = { permission: name, grants: [], state: "active", blueprint: aiTracing } as const;
      expect(explainAccess(question)).toMatchObject({ allowed: false, because: [] });
    }
  });

  test("agrees with `can` on the union of the grants, for any grants", () => {
    const grant = fc.constantFrom(...Object.values(blueprints)).chain((model) =>
      fc.record({
        model: fc.constant(model),
        organization: fc.option(fc.constantFrom(...model.roles.organization, ...model.roles.workspace)),
        direct: fc.option(fc.constantFrom(...model.roles.workspace)),
        teams: fc.array(fc.constantFrom(...model.roles.workspace), { maxLength: 3 }),
        state: fc.option(fc.constantFrom(...workspaceStates)),
      }),
    );
    fc.assert(
      fc.property(grant, ({ model, organization, direct, teams, state }) => {
        const grants: AccessGrant[] = [
          ...(organization === null ? [] : [{ source: "organization", role: organization } as const]),
          ...(direct === null ? [] : [{ source: "direct", role: direct } as const]),
          ...teams.map((role) => ({ source: "team", role, team }) as const),
        ];
        const held = accessUnion(grants);
        expect(held).toEqual(union(...grants.map((one) => one.role.set)));
        const actor = { ...actorOf(model, { state: state ?? "outside" }), permissions: held };
        for (const { name } of model.catalogue.permissions) {
          const explained = explainAccess({ permission: name, grants, state, blueprint: model });
          const decision = can(actor, name);
          expect(explained.allowed).toBe(decision.allowed);
          expect(explained.refusal).toBe(decision.allowed ? null : decision);
          expect(explained.because.length > 0).toBe(names(held, model.catalogue).includes(name));
        }
      }),
    );
  });
});

describe("a grant in words", () => {
  test("names its source", () => {
    const reader = role(aiTracing, "workspace", "reader");
    expect(grantDescription({ source: "direct", role: reader })).toBe("Reader here");
    expect(grantDescription({ source: "team", role: reader, team })).toBe(
      "Reader here through the team Research",
    );
    const admin = role(aiGovernance, "organization", "tenant_admin");
    expect(grantDescription({ source: "organization", role: admin })).toBe(
      "Tenant admin of the whole organization",
    );
  });
});
