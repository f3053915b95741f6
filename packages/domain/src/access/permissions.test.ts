import { describe, expect, test } from "vitest";
import { blueprints, isPermissionName } from "../blueprints/index.ts";
import { workspaceStates } from "../lifecycle/states.ts";
import { coreCatalogue, permissions } from "./permissions.ts";

describe("the permission catalogue", () => {
  test("gives every permission a unique bit and a unique name", () => {
    expect(new Set(permissions.map((row) => row.bit)).size).toBe(permissions.length);
    expect(new Set(permissions.map((row) => row.name)).size).toBe(permissions.length);
  });

  test("is in the order of its bits, within 256", () => {
    const bits = permissions.map((row) => row.bit);
    expect(bits).toEqual(bits.toSorted((one, other) => one - other));
    expect(bits.every((bit) => Number.isInteger(bit) && bit >= 0 && bit < 256)).toBe(true);
  });

  // A moved bit would silently change what people hold in every existing database.
  test("never moves a bit", () => {
    expect(Object.fromEntries(permissions.map((row) => [row.bit, row.name]))).toEqual({
      0: "platform:read",
      1: "platform:restore_workspace",
      2: "platform:change_slug",
      3: "platform:rescue_workspace",
      4: "platform:lift_limit",
      5: "platform:delete_organization",
      6: "platform:read_outbox",
      7: "platform:appoint_organization_admin",
      8: "platform:change_plan",
      9: "platform:suspend_person",
      10: "platform:correct_quota",
      11: "platform:transfer_workspace",
      100: "platform:erase_person",
      16: "organization:read",
      17: "organization:update",
      18: "organization:delete",
      19: "organization_member:read",
      20: "organization_member:add",
      21: "organization_member:change_role",
      22: "organization_member:remove",
      23: "workspace:create",
      24: "workspace:set_default",
      25: "organization_audit:read",
      26: "plan:change",
      27: "team:read",
      28: "team:create",
      29: "team:update",
      30: "team:delete",
      31: "team_member:add",
      32: "team_member:remove",
      33: "role:create",
      34: "role:update",
      35: "role:delete",
      36: "organization_invitation:read",
      37: "organization_invitation:create",
      38: "organization_invitation:revoke",
      48: "workspace:read",
      49: "workspace:update",
      50: "workspace:change_slug",
      51: "workspace:archive",
      52: "workspace:delete",
      53: "workspace:restore",
      54: "member:read",
      55: "member:add",
      56: "member:change_role",
      57: "member:remove",
      58: "member:make_owner",
      59: "member:leave",
      60: "audit:read",
      61: "invitation:read",
      62: "invitation:create",
      63: "invitation:revoke",
      80: "key:read",
      81: "key:issue",
      82: "key:revoke",
      83: "organization_key:read",
      84: "organization_key:issue",
      85: "organization_key:revoke",
      86: "usage:read",
      87: "usage:report",
      88: "quota:read",
      89: "quota:allot",
      90: "billing:read",
      91: "storage:read",
      92: "storage:write",
      93: "platform:reset_second_factor",
      94: "workspace:transfer",
      95: "access:check",
      96: "integration:read",
      97: "integration:manage",
      98: "organization_integration:read",
      99: "organization_integration:manage",
      101: "sign_in:read",
      102: "sign_in:manage",
      103: "domain:manage",
      104: "organization:create",
      105: "platform:issue_key",
      106: "access_review:read",
      107: "access_review:manage",
      108: "security_policy:read",
      109: "security_policy:update",
      110: "organization_security_policy:manage",
      111: "platform:revert_security_policy",
      112: "organization_access_review:read",
      113: "organization_access_review:manage",
      119: "directory:sync",
      114: "workspace:export_bundle",
    });
  });

  test.each(permissions)(
    "spells $name as noun:verb and describes it in a plain phrase",
    ({ name, description }) => {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*:[a-z]+(_[a-z]+)*$/);
      expect(description).toMatch(/^[a-z][A-Za-z',\- ]+[a-z]$/);
    },
  );

  test.each(permissions)("gives $name the level of its noun", ({ name, level }) => {
    // Founding happens on the platform: there is no organization yet whose role could hold it.
    const isPlatforms = name.startsWith("platform:") || name === "organization:create";
    if (isPlatforms) expect(level).toBe("platform");
    else if (/^organization(_[a-z]+)*:/.test(name)) expect(level).toBe("organization");
    else expect(["organization", "workspace"]).toContain(level);
  });

  test.each(permissions)("lists the states in which $name is usable, except for the platform's", (row) => {
    if (row.level !== "platform") {
      expect(row.usableIn).not.toHaveLength(0);
      for (const state of row.usableIn ?? []) expect(workspaceStates).toContain(state);
    } else {
      expect(row.usableIn).toBeNull();
    }
  });

  test("allows no writes in an archived workspace, except those that lead out of it", () => {
    const usable = permissions.filter((row) => row.usableIn?.includes("archived")).map((row) => row.name);
    expect(usable.filter((name) => !name.endsWith(":read"))).toEqual([
      "workspace:archive",
      "workspace:delete",
      "member:leave",
      "key:revoke",
      "organization_key:revoke",
      "workspace:transfer",
      // Asking changes nothing.
      "access:check",
      // Nor does taking a copy.
      "workspace:export_bundle",
    ]);
  });

  test("allows the same reads in an archived workspace as in an active one", () => {
    for (const { name, usableIn, level } of permissions) {
      if (level !== "platform" && name.endsWith(":read")) expect(usableIn).toEqual(["active", "archived"]);
    }
  });

  test("allows only the restore in a deleted workspace", () => {
    const usable = permissions.filter((row) => row.usableIn?.includes("pending_deletion"));
    expect(usable.map((row) => row.name)).toEqual(["workspace:restore"]);
  });

  test("finds a row by its name", () => {
    for (const row of permissions) expect(coreCatalogue.named[row.name]).toBe(row);
  });

  test.each(["", "member", "member:fly", "toString", "__proto__", "constructor", "MEMBER:ADD"])(
    "does not take %j for a permission",
    (text) => {
      expect(isPermissionName(text)).toBe(false);
    },
  );

  test("recognizes its own permissions and those of every blueprint's kinds", () => {
    for (const { catalogue } of Object.values(blueprints)) {
      expect(catalogue.permissions.every((row) => isPermissionName(row.name))).toBe(true);
    }
  });

  test("leaves the bits of the first release's kinds empty, and names no kind", () => {
    const kinds = new Set(
      Object.values(blueprints).flatMap(({ resourceKinds }) => resourceKinds.map(({ key }) => key)),
    );
    for (const { bit, name } of permissions) {
      expect((bit > 38 && bit < 44) || (bit > 63 && bit < 80)).toBe(false);
      expect(kinds.has(name.slice(0, name.indexOf(":")))).toBe(false);
    }
  });
});
