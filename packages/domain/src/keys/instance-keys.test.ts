import { describe, expect, test } from "vitest";
import type { Actor } from "../access/actor.ts";
import { contains, has, none, of } from "../access/permission-set.ts";
import { coreCatalogue, permissions } from "../access/permissions.ts";
import { noRoles } from "../access/roles.ts";
import {
  canIssueInstanceKey,
  canRevokeInstanceKey,
  canRotateInstanceKey,
  heldByAnyInstanceKey,
  heldByInstanceKey,
  instanceScopes,
  maxInstanceKeys,
} from "./instance-keys.ts";

const someone = (...held: ("platform:issue_key" | "platform:read")[]): Actor => ({
  kind: "user",
  id: "",
  permissions: held.length === 0 ? none : of(held, coreCatalogue),
  blueprint: null,
  roles: noRoles,
  organizationRole: null,
  workspaceRole: null,
  workspace: null,
});
const admin = someone("platform:issue_key");
const facts = { now: new Date(), active: 0 };
const draft = { name: "Portal", scopes: ["access:check" as const], expiresAt: null };

describe("a key of the instance", () => {
  test("can have what keys of organizations can, and of the platform's only what makes no one an owner", () => {
    const names = instanceScopes.map(({ name }) => name);
    expect(names.filter((name) => coreCatalogue.named[name]?.level === "platform")).toEqual([
      "platform:read",
      "platform:change_plan",
      "organization:create",
    ]);
    for (const name of [
      "key:issue",
      "organization_key:issue",
      "member:make_owner",
      "workspace:create",
    ] as const)
      expect(names).not.toContain(name);
    for (const { name } of permissions) {
      const decision = canIssueInstanceKey(admin, { ...draft, scopes: [name] }, facts);
      expect([name, decision.allowed]).toEqual([name, names.includes(name)]);
    }
  });

  test("holds what every workspace role holds, if a scope applies in workspaces, and nothing else that it was not given", () => {
    expect(has(heldByInstanceKey(["access:check"]), "member:leave", coreCatalogue)).toBe(true);
    expect(heldByInstanceKey(["organization:create"])).toEqual(of(["organization:create"], coreCatalogue));
    for (const { name } of instanceScopes)
      expect(contains(heldByAnyInstanceKey, heldByInstanceKey([name]))).toBe(true);
  });

  test("is issued, rotated and revoked with the permission alone", () => {
    const key = { state: "active", secrets: 1 } as const;
    for (const actor of [someone(), someone("platform:read")]) {
      for (const decision of [
        canIssueInstanceKey(actor, draft, facts),
        canRotateInstanceKey(actor, key),
        canRevokeInstanceKey(actor, key),
      ])
        expect(decision).toMatchObject({ allowed: false, code: "FORBIDDEN" });
    }
    expect(canRotateInstanceKey(admin, key).allowed).toBe(true);
    expect(canRevokeInstanceKey(admin, { state: "expired" }).allowed).toBe(true);
  });

  test.each([
    [{ ...draft, scopes: [] }, facts, "scope_needed"],
    [{ ...draft, name: " " }, facts, "name_empty"],
    [{ ...draft, scopes: ["certificate:read" as const] }, facts, "unknown_permission"],
    [{ ...draft, expiresAt: facts.now }, facts, "expiry_past"],
    [draft, { ...facts, active: maxInstanceKeys }, "key_limit"],
  ])("is not issued as %j with %j: %s", (given, at, reason) => {
    expect(canIssueInstanceKey(admin, given, at)).toMatchObject({ allowed: false, reason });
  });

  test.each([
    [{ state: "revoked", secrets: 1 }, "key_over"],
    [{ state: "expired", secrets: 1 }, "key_over"],
    [{ state: "active", secrets: 2 }, "key_rotating"],
  ] as const)("is not rotated when it is %j: %s", (key, reason) => {
    expect(canRotateInstanceKey(admin, key)).toMatchObject({ allowed: false, reason });
  });

  test("is revoked once", () => {
    expect(canRevokeInstanceKey(admin, { state: "revoked" })).toMatchObject({ reason: "key_revoked" });
  });
});
