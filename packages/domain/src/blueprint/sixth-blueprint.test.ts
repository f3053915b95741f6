import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { canCreateRole } from "../access/custom-roles.ts";
import { can } from "../access/decide.ts";
import { explainAccess } from "../access/explain.ts";
import { printMatrix } from "../access/matrix.ts";
import { names } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { blueprints } from "../blueprints/index.ts";
import { canCreateWorkspace, canHappen, canOffer, type WorkspaceFacts } from "../lifecycle/lifecycle.ts";
import { canCreateOrganization } from "../organizations.ts";
import { canInvite, canInviteToOrganization } from "../people/invitations.ts";
import { canAddMember, canMakeOwner } from "../people/members.ts";
import { canAddToOrganization, keptRole } from "../people/organization-members.ts";
import { canGrantTeam } from "../people/teams.ts";
import { canAddWithinDeclared } from "../plans/limits.ts";
import { planEffect } from "../plans/plan-effect.ts";
import { featureWords, gives, limitWords } from "../plans/plan-words.ts";
import { canChangePlan, canUseFeature } from "../plans/plans.ts";
import { defineBlueprint, InconsistentBlueprint, permissionsOf } from "./blueprint.ts";
import { localizeBlueprint } from "./localize.ts";
import { fieldService } from "./sixth-blueprint.fixture.ts";

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
    expect(printed.find((line) => line.startsWith("archive "))).toMatch(/no one$/);
  });

  test("words its refusals with its own roles", () => {
    expect(can(actorOf(fieldService, { workspace: "hand" }), "member:add")).toMatchObject({
      message: "You need the Dispatcher or Site chief role to add members.",
    });
    expect(can(siteChief, "member:add").allowed).toBe(true);
    expect(names(permissionsOf(fieldService, "crew", "hand"), fieldService.catalogue)).toHaveLength(8);
  });

  test("has the rules for members, invitations, teams and roles", () => {
    expect(canAddMember(siteChief, "hand", seats).allowed).toBe(true);
    expect(canInvite(siteChief, "chief", seats).allowed).toBe(true);
    expect(canInvite(siteChief, "hand", { ...seats, pending: 1 })).toMatchObject({ reason: "member_limit" });
    expect(canMakeOwner(siteChief, { userId: "other", role: "chief" })).toMatchObject({
      message: "They already have the Site chief role.",
    });
    expect(canGrantTeam(siteChief, "hand", { isGranted: false }).allowed).toBe(true);
    const draft = {
      level: "workspace",
      name: "Guest",
      description: "",
      permissions: ["workspace:read", "member:leave", "member:read"],
    } as const;
    expect(canCreateRole(dispatcher, draft, { anywhere: dispatcher.permissions }).allowed).toBe(true);
    expect(canCreateRole(siteChief, draft, { anywhere: siteChief.permissions })).toMatchObject({
      message: "You need the Dispatcher role to create roles.",
    });
  });

  test("has the rules for its organization", () => {
    expect(keptRole(fieldService)?.key).toBe("dispatcher");
    expect(canCreateOrganization(fieldService, "customer").allowed).toBe(true);
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
    expect(planEffect(small, big).gained).toEqual(["create_workspace", "spare_parts"]);
  });

  test("has a limit, a feature and a meter of its own", () => {
    const openIssues = fieldService.limits.find(({ key }) => key === "openIssues");
    if (openIssues === undefined) throw new Error("it declares a limit of open issues");
    expect(canAddWithinDeclared(openIssues, 19, 20).allowed).toBe(true);
    expect(canAddWithinDeclared(openIssues, 20, 20)).toMatchObject({
      reason: "limit_reached",
      params: { limit: "openIssues", amount: 20 },
      message: "20 open issues are the limit",
    });
    expect(canUseFeature(fieldService, { plan: "small", mode: "saas" }, "spare_parts")).toMatchObject({
      reason: "plan_required",
      message: "Ordering spare parts needs the Large plan.",
    });
    expect(fieldService.meters.map(({ key, limit, verbs }) => [key, limit, verbs])).toEqual([
      ["merges", "mergesPerMonth", ["issue:merge"]],
    ]);
    const [small] = fieldService.plans;
    if (small === undefined) throw new Error("there is a small plan");
    const { limits, features } = gives(fieldService, small);
    expect([limits.map(({ limit }) => limit.name), features]).toEqual([
      ["Members", "Open issues", "Orders of spare parts a month"],
      [],
    ]);
  });

  test("has them in other languages, along with the engine's", () => {
    const german = localizeBlueprint(fieldService, "de");
    const [openIssues] = german.limits;
    if (openIssues === undefined) throw new Error("it declares a limit");
    expect(canAddWithinDeclared(openIssues, 20, 20)).toMatchObject({
      message: "Mehr als 20 offene Anliegen gibt es nicht",
    });
    const facts = { plan: "small", mode: "saas" } as const;
    const needs = (feature: string) => canUseFeature(german, facts, feature);
    expect(needs("spare_parts")).toMatchObject({ params: { phrase: "Ersatzteile bestellen" } });
    expect(needs("create_workspace")).toMatchObject({ params: { phrase: "Workspaces anlegen" } });
    expect(limitWords(german, "members").name).toBe("Mitglieder");
    expect(limitWords(german, "openIssues").name).toBe("Offene Anliegen");
    expect(featureWords(german, "nothing").name).toBe("nothing");
  });

  test("is rejected by the compiler when a plan names something undeclared", () => {
    const { limits: _limits, features: _features, meters: _meters, plans: _plans, ...rest } = fieldService;
    const plan = { key: "small", name: "Small", description: "One.", selfServe: true } as const;
    const [limit] = fieldService.limits;
    if (limit === undefined) throw new Error("it declares a limit");
    const own = { ...limit, key: "openIssues" } as const;
    const define = () => [
      defineBlueprint({
        ...rest,
        organizationLimits: {},
        limits: [own],
        features: [],
        meters: [],
        // @ts-expect-error moons is neither the engine's nor declared
        plans: [{ ...plan, limits: { openIssues: 1, moons: 2 }, features: [] }],
      }),
      defineBlueprint({
        ...rest,
        organizationLimits: {},
        limits: [],
        features: [],
        meters: [],
        // @ts-expect-error so is flying
        plans: [{ ...plan, limits: { members: 1 }, features: ["flying"] }],
      }),
    ];
    expect(define).toThrow(InconsistentBlueprint);
  });

  test("has its access explained", () => {
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

  test("has its own kinds, with a verb that no other blueprint has", () => {
    const hand = actorOf(fieldService, { organization: "crew", workspace: "hand" });
    expect(can(siteChief, "issue:merge").allowed).toBe(true);
    expect(can(dispatcher, "issue:merge").allowed).toBe(true);
    expect(can(hand, "issue:create").allowed).toBe(true);
    expect(can(hand, "issue:merge")).toMatchObject({
      message: "You need the Dispatcher or Site chief role to merge issues.",
      params: { permission: "issue:merge", action: "merge issues", by: "roles" },
    });
    expect(can(hand, "issue:merge")).toBe(can({ ...hand }, "issue:merge"));
    const archived = actorOf(fieldService, { organization: "crew", workspace: "chief", state: "archived" });
    expect(can(archived, "issue:read").allowed).toBe(true);
    expect(can(archived, "issue:merge")).toMatchObject({ reason: "workspace_archived" });
    for (const strange of ["issue:fly", "policy:read", "connector:move"] as const) {
      expect(can(siteChief, strange)).toMatchObject({ reason: "no_such_permission" });
    }
    expect(can(actorOf(aiTracing, { workspace: "owner" }), "issue:merge")).toMatchObject({
      reason: "no_such_permission",
    });
  });

  test("has a printed block for each kind", () => {
    const printed = printMatrix([fieldService]);
    expect(printed).toContain(`# field-service: role × issue

              dispatcher  crew  chief  hand
issue:read    yes         ·     yes    yes
issue:create  yes         ·     yes    yes
issue:merge   yes         ·     yes    ·
`);
    expect(printed).toContain("# field-service: role × repository\n");
  });

  test("allows its kinds in custom roles, within what the author holds", () => {
    const draft = (...permissions: PermissionName[]) =>
      ({
        level: "workspace",
        name: "Merger",
        description: "",
        permissions: ["workspace:read", "member:leave", ...permissions],
      }) as const;
    const create = (name: PermissionName) =>
      canCreateRole(dispatcher, draft(name), { anywhere: dispatcher.permissions });
    expect(create("issue:merge").allowed).toBe(true);
    expect(create("badge:read")).toMatchObject({
      message: "A role in a workspace can't be used to see the badges.",
    });
    expect(create("policy:read")).toMatchObject({ reason: "unknown_permission" });
    const short = permissionsOf(fieldService, null, "hand");
    expect(canCreateRole(dispatcher, draft("issue:merge"), { anywhere: short })).toMatchObject({
      reason: "above_yourself",
    });
  });

  test("has its kinds in other languages", () => {
    const german = localizeBlueprint(fieldService, "de");
    expect(german.resourceKinds.map(({ plural }) => plural)).toEqual(["Repositories", "Anliegen", "Badges"]);
    expect(german.catalogue.named["issue:merge"]?.description).toBe("Anliegen zusammenführen");
  });
});
