import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import type { Actor } from "../access/actor.ts";
import { can } from "../access/decide.ts";
import { contains, none, union } from "../access/permission-set.ts";
import { roleIn } from "../access/roles.ts";
import { permissionsOf } from "../blueprint/blueprint.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { blueprints } from "../blueprints/index.ts";
import { reason } from "../refusals/reason.fixture.ts";
import type { Decision } from "../refusals/refusal.ts";
import {
  canAddToTeam,
  canChangeTeamRole,
  canCreateTeam,
  canDeleteTeam,
  canGrantTeam,
  canRemoveFromTeam,
  canRenameTeam,
  canUngrantTeam,
  maxTeams,
} from "./teams.ts";

const fresh = { teams: 0, isTaken: false };
const newcomer = { belongs: true, isInTeam: false };
const models = Object.values(blueprints).map((model) => [model.key, model] as const);

const as = (workspace: string, id = "actor") => actorOf(complianceOps, { workspace, id });
const roles = ["owner", "admin", "member", "viewer"] as const;

/** A team with this role in the actor's workspace. */
const reachOf = (actor: Actor, ...given: readonly string[]) =>
  given.map((role) => ({ role, held: actor.permissions }));

describe("the teams themselves", () => {
  test("are created, renamed and deleted by the roles that manage people", () => {
    const able = (decide: (actor: Actor) => Decision) => roles.filter((role) => decide(as(role)).allowed);
    expect(able((actor) => canCreateTeam(actor, "Research", fresh))).toEqual(["owner", "admin"]);
    expect(able((actor) => canRenameTeam(actor, "Research", fresh))).toEqual(["owner", "admin"]);
    expect(able((actor) => canDeleteTeam(actor, []))).toEqual(["owner", "admin"]);
  });

  test.each(models)("are managed by at least one role of %s and visible to all", (_, model) => {
    const level = model.topology === "flat" ? "workspace" : "organization";
    const actors = model.roles[level].map((role) => actorOf(model, { [level]: role.key }));
    expect(actors.some((actor) => canCreateTeam(actor, "Research", fresh).allowed)).toBe(true);
    expect(actors.every((actor) => can(actor, "team:read").allowed)).toBe(true);
  });

  test("have unique names", () => {
    expect(canCreateTeam(as("admin"), "Research", { ...fresh, isTaken: true })).toMatchObject({
      allowed: false,
      code: "CONFLICT",
      reason: "team_name_taken",
      message: "A team with this name already exists.",
      path: "name",
    });
    expect(reason(canRenameTeam(as("admin"), "Research", { isTaken: true }))).toBe("team_name_taken");
  });

  test.each(["", " ", "a\nb", "x".repeat(81)])("can't be named %j", (name) => {
    expect(canCreateTeam(as("admin"), name, fresh)).toMatchObject({ code: "INVALID", path: "name" });
    expect(canRenameTeam(as("admin"), name, fresh)).toMatchObject({ code: "INVALID", path: "name" });
  });

  test("are limited in number", () => {
    expect(reason(canCreateTeam(as("admin"), "Research", { ...fresh, teams: maxTeams - 1 }))).toBe("allowed");
    expect(canCreateTeam(as("admin"), "Research", { ...fresh, teams: maxTeams })).toMatchObject({
      code: "LIMIT_REACHED",
      message: "500 teams limit reached",
    });
  });
});

describe("the people of a team", () => {
  test("are added and removed by people who hold everything that the team gives", () => {
    const table = roles.map((actor) => [
      actor,
      ...roles.map((role) =>
        reason(canAddToTeam(as(actor), { ...newcomer, reach: reachOf(as(actor), role) })),
      ),
    ]);
    const no = "missing_permission";
    expect(table).toEqual([
      ["owner", "allowed", "allowed", "allowed", "allowed"],
      ["admin", "above_yourself", "allowed", "allowed", "allowed"],
      ["member", no, no, no, no],
      ["viewer", no, no, no, no],
    ]);
    for (const role of roles) {
      const reach = reachOf(as("admin"), role);
      const expected = role === "owner" ? "above_yourself" : "allowed";
      expect(reason(canRemoveFromTeam(as("admin"), "other", reach))).toBe(expected);
      expect(reason(canDeleteTeam(as("admin"), reach))).toBe(expected);
    }
  });

  test("can't be changed through one workspace for another", () => {
    const admin = actorOf(aiGovernance, { organization: "tenant_admin", state: "outside" });
    const limited = permissionsOf(aiGovernance, "tenant_member", "workspace_viewer");
    const reach = [
      { role: "workspace_viewer", held: admin.permissions },
      { role: "workspace_member", held: limited },
    ];
    expect(canAddToTeam(admin, { ...newcomer, reach })).toMatchObject({
      code: "FORBIDDEN",
      reason: "above_yourself",
      message: "This team can do more than you can in some workspace, so you can't change who is in it.",
    });
    expect(reason(canAddToTeam(admin, { ...newcomer, reach: reach.slice(0, 1) }))).toBe("allowed");
  });

  test("can't be changed when it is unknown what the team allows", () => {
    expect(reason(canAddToTeam(as("owner"), { ...newcomer, reach: reachOf(as("owner"), "gone") }))).toBe(
      "above_yourself",
    );
  });

  test("are the organization's members, or the workspace's where it is its own organization", () => {
    const stranger = { belongs: false, isInTeam: false, reach: [] };
    expect(canAddToTeam(as("admin"), stranger)).toMatchObject({
      code: "NOT_FOUND",
      reason: "no_such_member",
    });
    const tenant = actorOf(aiGovernance, { organization: "tenant_admin", state: "outside" });
    expect(canAddToTeam(tenant, stranger)).toMatchObject({ code: "NOT_FOUND", reason: "no_such_person" });
  });

  test("are in it only once", () => {
    expect(canAddToTeam(as("admin"), { belongs: true, isInTeam: true, reach: [] })).toMatchObject({
      code: "CONFLICT",
      message: "User is already a member of this team",
    });
  });

  test("can leave by themselves, whatever it gives them", () => {
    expect(reason(canRemoveFromTeam(as("viewer", "me"), "me", [{ role: "owner", held: none }]))).toBe(
      "allowed",
    );
    expect(reason(canRemoveFromTeam(as("viewer", "me"), "other", []))).toBe("missing_permission");
  });

  test("of ai-tracing can't be given a workspace by a team manager who has no role in it", () => {
    const keeper = actorOf(aiTracing, { organization: "org_admin", state: "outside" });
    const owned = permissionsOf(aiTracing, "org_admin", "owner");
    const into = (held: typeof owned) =>
      reason(canAddToTeam(keeper, { ...newcomer, reach: [{ role: "reader", held }] }));
    expect(into(keeper.permissions)).toBe("above_yourself");
    expect(into(owned)).toBe("allowed");
    expect(reason(canAddToTeam(keeper, { ...newcomer, reach: [] }))).toBe("allowed");
  });
});

describe("a team's role in a workspace", () => {
  test("is assigned under the same rules as a person's", () => {
    const table = roles.map((actor) => [
      actor,
      ...roles.map((role) => reason(canGrantTeam(as(actor), role, { isGranted: false }))),
    ]);
    const no = "missing_permission";
    expect(table).toEqual([
      ["owner", "allowed", "allowed", "allowed", "allowed"],
      ["admin", no, "allowed", "allowed", "allowed"],
      ["member", no, no, no, no],
      ["viewer", no, no, no, no],
    ]);
    expect(canGrantTeam(as("admin"), "owner", { isGranted: false })).toMatchObject({
      message: "You need the Owner role to make a member an owner.",
    });
  });

  test("is assigned once, and must exist", () => {
    expect(canGrantTeam(as("owner"), "member", { isGranted: true })).toMatchObject({
      code: "CONFLICT",
      reason: "already_granted",
    });
    expect(canGrantTeam(as("owner"), "king", { isGranted: false })).toMatchObject({ reason: "unknown_role" });
  });

  test("is changed and removed only below the actor", () => {
    expect(reason(canChangeTeamRole(as("admin"), "viewer", "admin"))).toBe("allowed");
    expect(reason(canChangeTeamRole(as("admin"), "owner", "viewer"))).toBe("above_yourself");
    expect(reason(canChangeTeamRole(as("admin"), "viewer", "owner"))).toBe("missing_permission");
    expect(reason(canChangeTeamRole(as("owner"), "owner", "viewer"))).toBe("allowed");
    expect(reason(canChangeTeamRole(as("owner"), "viewer", "king"))).toBe("unknown_role");
    expect(reason(canUngrantTeam(as("admin"), "member"))).toBe("allowed");
    expect(reason(canUngrantTeam(as("admin"), "owner"))).toBe("above_yourself");
    expect(reason(canUngrantTeam(as("member"), "viewer"))).toBe("missing_permission");
    expect(reason(canUngrantTeam(as("owner"), "gone"))).toBe("above_yourself");
  });

  test("can't be assigned in an archived workspace", () => {
    const owner = actorOf(complianceOps, { workspace: "owner", state: "archived" });
    expect(reason(canGrantTeam(owner, "member", { isGranted: false }))).toBe("workspace_archived");
  });
});

describe("any sequence of changes to teams", () => {
  // Two people and one team in one workspace; each step is decided on what they hold at that point.
  const step = fc.record({
    actor: fc.constantFrom("a", "b"),
    verb: fc.constantFrom("grant", "change", "ungrant", "join", "leave"),
    target: fc.constantFrom("a", "b"),
    role: fc.nat(3),
  });

  test.each(models)("lets no one of %s raise their own permissions", (_, model) => {
    const keys = model.roles.workspace.map((role) => role.key);
    const pick = fc.constantFrom(...model.roles.organization.map((role) => role.key), null);
    const start = fc.record({ organization: pick, workspace: fc.constantFrom(...keys) });
    fc.assert(
      fc.property(start, start, fc.array(step, { maxLength: 30 }), (a, b, steps) => {
        const own = {
          a: permissionsOf(model, a.organization, a.workspace),
          b: permissionsOf(model, b.organization, b.workspace),
        };
        let granted: string | null = null;
        const people = new Set<"a" | "b">();
        const held = (who: "a" | "b") => {
          const team = people.has(who) ? roleIn(model.roles, "workspace", granted)?.set : undefined;
          return union(own[who], team ?? none);
        };
        const max = union(own.a, own.b);
        for (const { actor, verb, target, role } of steps) {
          const grants = actor === "a" ? a : b;
          const me: Actor = { ...actorOf(model, { ...grants, id: actor }), permissions: held(actor) };
          const key = keys[role % keys.length] ?? "";
          const reach = granted === null ? [] : [{ role: granted, held: held(actor) }];
          const before = held(target);
          if (verb === "grant") {
            if (canGrantTeam(me, key, { isGranted: granted !== null }).allowed) granted = key;
          } else if (verb === "change") {
            if (granted !== null && canChangeTeamRole(me, granted, key).allowed) granted = key;
          } else if (verb === "ungrant") {
            if (granted !== null && canUngrantTeam(me, granted).allowed) granted = null;
          } else if (verb === "join") {
            const facts = { belongs: true, isInTeam: people.has(target), reach };
            if (canAddToTeam(me, facts).allowed) people.add(target);
          } else if (canRemoveFromTeam(me, target, reach).allowed) people.delete(target);
          // No one gets more than the actor held, and together they never hold more than at the start.
          expect(contains(union(before, me.permissions), held(target))).toBe(true);
          expect(contains(max, union(held("a"), held("b")))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
