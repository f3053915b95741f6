import { describe, expect, test } from "vitest";
import { actorOf } from "../access/actor.fixture.ts";
import { of } from "../access/permission-set.ts";
import type { PermissionName } from "../access/permissions.ts";
import { aiGovernance } from "../blueprints/ai-governance.ts";
import { complianceOps } from "../blueprints/compliance-ops.ts";
import { dataSecurity } from "../blueprints/data-security.ts";
import { blueprints } from "../blueprints/index.ts";
import { machineFleet } from "../blueprints/machine-fleet.ts";
import { canIssueKey, canRevokeKey, type KeyDraft, maxKeys, scopesOf } from "./keys.ts";

const now = new Date("2026-06-01T12:00:00Z");
const facts = { now, active: 0 };
const draft = (...scopes: PermissionName[]): KeyDraft => ({ name: "Deploy", scopes, expiresAt: null });
const owner = actorOf(complianceOps, { workspace: "owner" });

describe("issuing a key", () => {
  test("takes a name, scopes and an expiry, from who holds them", () => {
    const expiresAt = new Date("2026-07-01T00:00:00Z");
    const key = { ...draft("certificate:read", "audit:read"), expiresAt };
    expect(canIssueKey(owner, "workspace", key, facts)).toEqual({ allowed: true });
  });

  test.each([
    ["no scope", draft(), { reason: "scope_needed", path: "scopes" }],
    ["an unknown one", draft("nothing:read"), { reason: "unknown_permission", path: "scopes" }],
    ["another key", draft("key:issue"), { reason: "permission_not_of_key", path: "scopes" }],
    ["owners", draft("member:make_owner"), { reason: "permission_not_of_key", path: "scopes" }],
    ["the platform's", draft("platform:read"), { reason: "permission_not_of_key", path: "scopes" }],
    ["no name", { ...draft("audit:read"), name: "" }, { code: "INVALID", path: "name" }],
    ["now", { ...draft("audit:read"), expiresAt: now }, { reason: "expiry_past", path: "expiresAt" }],
  ])("refuses %s", (_, key, refusal) => {
    expect(canIssueKey(owner, "workspace", key, facts)).toMatchObject({ allowed: false, ...refusal });
  });

  test("gives no key more than its issuer holds, wherever it applies", () => {
    const admin = actorOf(complianceOps, { workspace: "admin" });
    const above = { reason: "above_yourself", params: { what: "key" }, path: "scopes" };
    expect(canIssueKey(admin, "workspace", draft("plan:change"), facts)).toMatchObject(above);
    // An admin of one workspace holds nothing in the others.
    const both = actorOf(dataSecurity, { organization: "org_member", workspace: "admin" });
    expect(canIssueKey(both, "organization", draft("finding:read"), facts)).toMatchObject({
      reason: "missing_permission",
    });
    const reach = { ...both, permissions: of(["organization_key:issue"], dataSecurity.catalogue) };
    expect(canIssueKey(reach, "organization", draft("finding:read"), facts)).toMatchObject(above);
    const appointed = actorOf(dataSecurity, { organization: "org_admin", state: "outside" });
    expect(canIssueKey(appointed, "organization", draft("finding:read"), facts)).toEqual({ allowed: true });
  });

  test("is for those whom the blueprint names, in an active workspace", () => {
    const may = (blueprint: Parameters<typeof actorOf>[0], roles: object) =>
      canIssueKey(actorOf(blueprint, roles), "workspace", draft("workspace:read"), facts);
    expect(may(machineFleet, { workspace: "owner" })).toEqual({ allowed: true });
    expect(may(machineFleet, { workspace: "admin" })).toMatchObject({ reason: "missing_permission" });
    expect(may(aiGovernance, { organization: "tenant_admin" })).toMatchObject({
      reason: "missing_permission",
    });
    expect(may(complianceOps, { workspace: "owner", state: "archived" })).toMatchObject({
      code: "WRONG_STATE",
    });
  });

  test("stops at the limit of keys that still work", () => {
    const at = (active: number) => canIssueKey(owner, "workspace", draft("audit:read"), { now, active });
    expect(at(maxKeys - 1)).toEqual({ allowed: true });
    expect(at(maxKeys)).toMatchObject({ code: "LIMIT_REACHED", reason: "key_limit" });
  });
});

describe("what a key can hold", () => {
  test.each(Object.values(blueprints))("is never a person's own in $key", (blueprint) => {
    for (const level of ["workspace", "organization"] as const) {
      const names = scopesOf(blueprint, level).map(({ name }) => name);
      expect(names.length).toBeGreaterThan(5);
      for (const name of ["key:issue", "member:make_owner", "member:leave", "workspace:create"] as const)
        expect(names).not.toContain(name);
    }
  });

  test("reaches above its workspace only where the workspace is the organization", () => {
    const names = (blueprint: typeof dataSecurity) =>
      scopesOf(blueprint, "workspace").map(({ name }) => name);
    expect(names(complianceOps)).toContain("plan:change");
    expect(names(dataSecurity)).not.toContain("plan:change");
  });
});

describe("revoking a key", () => {
  test("happens once, also in an archived workspace", () => {
    const archived = actorOf(complianceOps, { workspace: "admin", state: "archived" });
    expect(canRevokeKey(archived, "workspace", { revokedAt: null })).toEqual({ allowed: true });
    expect(canRevokeKey(archived, "workspace", { revokedAt: now })).toMatchObject({ reason: "key_revoked" });
    const member = actorOf(complianceOps, { workspace: "member" });
    expect(canRevokeKey(member, "workspace", { revokedAt: null })).toMatchObject({
      reason: "missing_permission",
    });
  });
});
