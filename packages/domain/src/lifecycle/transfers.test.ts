import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { aiTracing } from "../blueprints/ai-tracing.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { reason } from "../refusals/reason.fixture.ts";
import { canTransfer, type TransferFacts } from "./transfers.ts";

const facts: TransferFacts = {
  from: { organization: "here", state: "active" },
  to: {
    organization: "there",
    name: "There",
    blueprint: "data-security",
    state: "active",
    plan: { plan: "standard", mode: "saas" },
    activeWorkspaces: 3,
    limits: {},
  },
  teams: "along",
  joining: 2,
  givesDefault: true,
  roles: [{ name: "Auditor", isThere: false, isTaken: false, isHeld: true }],
  usedRoles: ["Admin", "Auditor"],
  grants: [{ name: "Platform", isTaken: false }],
  running: 0,
  conflicts: [],
  used: { members: 4, storageMegabytes: 10 },
};
const admin = actorOf(dataSecurity, { organization: "org_admin", state: "outside" });
const member = actorOf(dataSecurity, { organization: "org_member", state: "outside" });
const decide = (other: Partial<TransferFacts> = {}, there: typeof admin | null = admin) =>
  canTransfer(dataSecurity, there, { ...facts, ...other });
const to = (other: Partial<TransferFacts["to"]>) => ({ to: { ...facts.to, ...other } });

describe("a transfer", () => {
  test("is an organization admin's there, and the platform admin's", () => {
    expect(decide()).toEqual({ allowed: true });
    expect(decide({}, null)).toEqual({ allowed: true });
    expect(decide({}, member)).toMatchObject({
      code: "FORBIDDEN",
      path: "to",
      params: { permission: "workspace:create" },
    });
  });

  test("takes what creates everything that it brings, and nothing more", () => {
    const brings = { joining: 0, roles: [], grants: [] } as const;
    const creator = actorOf(aiTracing, { organization: "org_member", state: "outside" });
    const there = to({ blueprint: "ai-tracing", plan: { plan: "pro", mode: "saas" } });
    const asMember = (other: Partial<TransferFacts>) =>
      canTransfer(aiTracing, creator, { ...facts, ...there, ...brings, ...other });
    expect(asMember({})).toEqual({ allowed: true });
    for (const [other, permission] of [
      [{ joining: 1 }, "organization_member:add"],
      [{ roles: facts.roles }, "role:create"],
      [{ grants: facts.grants }, "team:create"],
    ] as const)
      expect(asMember(other)).toMatchObject({ path: "to", params: { permission } });
    expect(asMember({ grants: facts.grants, teams: "as_members" })).toEqual({ allowed: true });
  });

  test("names what does not fit there", () => {
    expect(decide(to({ organization: "here" }))).toMatchObject({ reason: "already_in_organization" });
    expect(decide(to({ blueprint: "ai-tracing" }))).toMatchObject({
      reason: "other_blueprint",
      message: "There is another kind of organization, without these roles: Admin and Auditor.",
    });
    expect(reason(decide(to({ state: "deletion_requested" })))).toBe("organization_deletion_requested");
    expect(
      decide({ roles: [{ name: "Auditor", isThere: true, isTaken: true, isHeld: true }] }),
    ).toMatchObject({
      reason: "roles_differ",
      params: { names: ["Auditor"] },
    });
    expect(
      decide({ roles: [{ name: "Auditor", isThere: false, isTaken: false, isHeld: false }] }),
    ).toMatchObject({
      reason: "roles_exceed",
    });
    expect(reason(decide({ givesDefault: false }))).toBe("above_yourself");
    expect(decide({ grants: [{ name: "Platform", isTaken: true }] })).toMatchObject({
      reason: "teams_differ",
    });
    expect(reason(decide({ running: 1 }))).toBe("runs_unfinished");
  });

  test("fits the plan there: its features, its workspaces, and what it limits in each", () => {
    const free = to({ blueprint: "ai-tracing", plan: { plan: "free", mode: "saas" } });
    expect(reason(canTransfer(aiTracing, null, { ...facts, ...free }))).toBe("plan_required");
    expect(reason(decide(to({ limits: { activeWorkspaces: 3 } })))).toBe("workspace_limit");
    const archived = { from: { organization: "here", state: "archived" } } as const;
    expect(decide({ ...archived, ...to({ limits: { activeWorkspaces: 3 } }) })).toEqual({ allowed: true });
    const pro = { blueprint: "ai-tracing", plan: { plan: "pro", mode: "saas" } } as const;
    const stored = (megabytes: number) =>
      canTransfer(aiTracing, null, { ...facts, ...to({ ...pro, limits: { storageMegabytes: megabytes } }) });
    expect(stored(10)).toEqual({ allowed: true });
    expect(stored(9)).toMatchObject({
      code: "LIMIT_REACHED",
      reason: "over_limit_there",
      params: { amount: 9, used: 10 },
    });
  });

  test("leaves nothing that refers across the border, and nothing shared with no one", () => {
    const conflict = { kind: "connector", field: "name", title: "Files", amount: 1 } as const;
    for (const [what, expected] of [
      ["refers", "refers_to_what_stays"],
      ["referred", "referred_to_by_what_stays"],
      ["shared", "shared_here_alone"],
    ] as const)
      expect(decide({ conflicts: [{ ...conflict, what }] })).toMatchObject({
        reason: expected,
        params: { kind: "Connector", title: "Files" },
      });
  });
});
