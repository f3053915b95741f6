import { describe, expect, test } from "vitest";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { actorOf } from "./actor.fixture.ts";
import {
  canDecideRequest,
  canRequestAccess,
  canWithdrawRequest,
  requestsPerDay,
  stillGives,
} from "./requests.ts";

const viewer = actorOf(complianceOps, { workspace: "viewer" });
const admin = actorOf(complianceOps, { workspace: "admin" });
const wanted = { role: "member", endsAt: null, reason: "For the audit" };
const facts = { now: new Date(0), holdsForATime: false, hasOpen: false, recent: 0 };
const open = { role: "member", state: "open", isOwn: false, decidedByName: null } as const;

describe("asking for access", () => {
  test("is for a role that gives something, with a reason, one at a time", () => {
    expect(canRequestAccess(viewer, "workspace", wanted, facts)).toEqual({ allowed: true });
    for (const [change, more, reason] of [
      [{ role: "none" }, {}, "unknown_role"],
      [{ role: "viewer" }, {}, "request_needless"],
      [{ reason: "" }, {}, "request_reason"],
      [{ endsAt: new Date(-1) }, {}, "end_past"],
      [{ role: "owner", endsAt: new Date(1) }, {}, "owner_without_end"],
      [{}, { hasOpen: true }, "request_open"],
      [{}, { recent: requestsPerDay }, "too_many_access_requests"],
    ] as const)
      expect(
        canRequestAccess(viewer, "workspace", { ...wanted, ...change }, { ...facts, ...more }),
      ).toMatchObject({ reason });
  });

  test("is for what someone holds already, if they hold it for a time", () => {
    const longer = { ...facts, holdsForATime: true };
    expect(canRequestAccess(viewer, "workspace", { ...wanted, role: "viewer" }, longer).allowed).toBe(true);
  });

  test("is for who can open the place, while it is active", () => {
    const stranger = actorOf(complianceOps, {});
    expect(canRequestAccess(stranger, "workspace", wanted, facts)).toMatchObject({
      reason: "missing_permission",
    });
    const archived = actorOf(complianceOps, { workspace: "viewer", state: "archived" });
    expect(canRequestAccess(archived, "workspace", wanted, facts)).toMatchObject({ code: "WRONG_STATE" });
  });

  test("is not for what the platform admin appoints to", () => {
    const { roles } = dataSecurity;
    const [highest, lowest] = [roles.organization[0], roles.organization.at(-1)];
    const person = actorOf(dataSecurity, { organization: lowest?.key ?? null });
    const top = { ...wanted, role: highest?.key ?? "" };
    expect(canRequestAccess(person, "organization", top, facts)).toMatchObject({
      reason: "platform_appoints",
    });
  });
});

describe("deciding about a request", () => {
  test("is for others who can give the role, while it is open", () => {
    const decide = (change: Partial<Parameters<typeof canDecideRequest>[2]>, actor = admin) =>
      canDecideRequest(actor, "workspace", { ...open, ...change });
    expect(decide({})).toEqual({ allowed: true });
    expect(decide({}, viewer)).toMatchObject({ reason: "missing_permission" });
    expect(decide({ isOwn: true })).toMatchObject({ reason: "own_request" });
    expect(decide({ role: "owner" }).allowed).toBe(false);
    expect(decide({ role: "gone" })).toEqual({ allowed: true });
    expect(decide({ state: "approved", decidedByName: "Ada" })).toMatchObject({
      reason: "request_decided",
      message: "Ada has already approved this request.",
    });
  });

  test("of an organization takes a role that holds it everywhere", () => {
    const role = aiGovernance.defaultRole ?? "";
    const workspaceAdmin = actorOf(aiGovernance, { workspace: "workspace_admin" });
    expect(canDecideRequest(workspaceAdmin, "organization", { ...open, role })).toMatchObject({
      reason: "missing_permission",
    });
    const tenantAdmin = actorOf(aiGovernance, { organization: "tenant_admin" });
    expect(canDecideRequest(tenantAdmin, "organization", { ...open, role })).toEqual({ allowed: true });
  });

  test("does not take away what someone has by then", () => {
    expect(stillGives(admin, "workspace", "viewer", "member")).toBe(true);
    expect(stillGives(admin, "workspace", "member", "member")).toBe(true);
    expect(stillGives(admin, "workspace", "admin", "member")).toBe(false);
  });
});

test("only who asked withdraws, and only what is open", () => {
  const own = { ...open, isOwn: true };
  expect(canWithdrawRequest(viewer, "workspace", own)).toEqual({ allowed: true });
  expect(canWithdrawRequest(viewer, "workspace", open)).toMatchObject({ reason: "not_your_request" });
  expect(canWithdrawRequest(viewer, "workspace", { ...own, state: "expired" })).toMatchObject({
    reason: "request_decided",
  });
});
